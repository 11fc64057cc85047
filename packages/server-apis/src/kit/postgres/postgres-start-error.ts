/** Why the embedded database could not be started, with the facts a person needs to act on it. */
export type PostgresStartFailure =
  | { readonly kind: "unsupported-platform"; readonly platform: string; readonly arch: string }
  | { readonly kind: "no-database-user"; readonly userName: string }
  | { readonly kind: "data-of-another-user"; readonly path: string; readonly ownerUid: number; readonly uid: number }
  | { readonly kind: "not-a-database"; readonly path: string }
  | {
      readonly kind: "data-of-another-version";
      readonly path: string;
      readonly dataVersion: string;
      readonly serverVersion: string;
    }
  | { readonly kind: "program-failed"; readonly program: string; readonly output: string }
  | { readonly kind: "memory-still-in-use"; readonly output: string }
  | { readonly kind: "predecessor-still-running"; readonly pids: readonly number[]; readonly waitedMs: number }
  | { readonly kind: "stopped" };

const sentenceOf = (failure: PostgresStartFailure): string => {
  switch (failure.kind) {
    case "unsupported-platform":
      return `there is no embedded PostgreSQL for ${failure.platform} on ${failure.arch}; set DATABASE_URL to a PostgreSQL of your own`;
    case "no-database-user":
      return `PostgreSQL refuses to run as root and the system user "${failure.userName}" could not be created; create it (useradd --system ${failure.userName}), start the cloud as an ordinary user, or set DATABASE_URL`;
    case "data-of-another-user":
      return `the database in ${failure.path} belongs to the user with id ${failure.ownerUid}, but the cloud runs as ${failure.uid}; start it as that user, or hand the folder over (chown -R ${failure.uid} ${failure.path})`;
    case "not-a-database":
      return `${failure.path} exists but holds no PostgreSQL database; move it away, or set MOWS_DATA to another folder`;
    case "data-of-another-version":
      return `the database in ${failure.path} was written by PostgreSQL ${failure.dataVersion}, this cloud brings ${failure.serverVersion}; start the version of MOWS that wrote it, back up, and restore here`;
    case "program-failed":
      return `${failure.program} failed: ${failure.output}`;
    case "memory-still-in-use":
      return `processes of the previous PostgreSQL still hold its shared memory: ${failure.output}`;
    case "predecessor-still-running":
      return `the previous PostgreSQL of this data folder is still running after ${Math.round(failure.waitedMs / 1000)} s${
        failure.pids.length > 0 ? ` (process ${failure.pids.join(", ")})` : ""
      }; end it, then start the cloud again`;
    case "stopped":
      return "the database was stopped while it was starting";
    default:
      return failure satisfies never;
  }
};

/** Thrown while the embedded database is being started; `failure` says why and with which facts. */
export class PostgresStartError extends Error {
  override readonly name = "PostgresStartError";
  readonly failure: PostgresStartFailure;

  constructor(failure: PostgresStartFailure, options?: ErrorOptions) {
    super(sentenceOf(failure), options);
    this.failure = failure;
  }
}
