/** Why a folder cannot be the cloud's data folder, with the facts a person needs to act on it. */
export type DataFolderFailure =
  | { readonly kind: "in-use"; readonly path: string; readonly pid: number | undefined }
  | { readonly kind: "unreachable-for-database"; readonly path: string; readonly userName: string }
  | { readonly kind: "not-usable"; readonly path: string; readonly reason: string };

const sentenceOf = (failure: DataFolderFailure): string => {
  switch (failure.kind) {
    case "in-use":
      return `the data folder ${failure.path} is in use by another running cloud${
        failure.pid === undefined ? "" : ` (process ${failure.pid})`
      }; stop that one first, or set MOWS_DATA to another folder`;
    case "unreachable-for-database":
      return `the database's system user "${failure.userName}" cannot reach ${failure.path}, because a folder above it is private; set MOWS_DATA to a folder whose parents everyone may enter (such as /var/lib/mows), open those parents (chmod o+x), or start the cloud as an ordinary user`;
    case "not-usable":
      return `the data folder ${failure.path} cannot be used: ${failure.reason}; set MOWS_DATA to a folder that the cloud may write to`;
    default:
      return failure satisfies never;
  }
};

/** Thrown while the data folder is being opened; `failure` says why and with which facts. */
export class DataFolderError extends Error {
  override readonly name = "DataFolderError";
  readonly failure: DataFolderFailure;

  constructor(failure: DataFolderFailure, options?: ErrorOptions) {
    super(sentenceOf(failure), options);
    this.failure = failure;
  }
}
