import { z } from "zod";
import { parseS3Url, type S3Settings } from "./blobs/s3-settings.ts";
import { type HandOff, parseHandOff } from "./http/hand-off.ts";
import { readRealtimeLimits, type RealtimeLimits } from "./realtime-limits.ts";

/** A whole number of this range, from text. */
const integer = (minimum: number, maximum: number) =>
  z.string().regex(/^\d+$/, "must be a whole number").transform(Number).pipe(z.number().min(minimum).max(maximum));

const environment = z.object({
  MOWS_PORT: integer(0, 65_535).default(4000),
  MOWS_LISTEN: z.string().min(1).default("127.0.0.1"),
  MOWS_DOMAIN: z
    .string()
    .regex(
      /^(?=.{1,200}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
      "must be a domain name in lower case",
    )
    .default("mows.localhost"),
  MOWS_DATA: z.string().min(1).optional(),
  MOWS_LOG: z.enum(["debug", "info", "warn", "error"]).default("warn"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  BLOBS_URL: z.string().optional(),
  AWS_ACCESS_KEY_ID: z.string().optional(),
  AWS_SECRET_ACCESS_KEY: z.string().optional(),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_REGION: z.string().optional(),
  MOWS_HANDOFF: z.string().optional(),
  NATS_URL: z
    .string()
    .regex(
      /^(nats|tls):\/\/[^\s,]+(,(nats|tls):\/\/[^\s,]+)*$/,
      "must be nats://host:4222, several separated by commas",
    )
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must begin with smtp:// or smtps://")
    .refine((text) => URL.canParse(text), "must be a URL: smtp://user:password@host:587?from=cloud@example.org")
    .optional(),
});

/** The environment, parsed once: nothing else reads it. */
export type Config = {
  /** TCP port; 0 asks the system for a free one. */
  port: number;
  /** Address to listen on. */
  listen: string;
  /** The cloud's own host; each app lives one label below it. */
  domain: string;
  /** Null: the default place, see `openDataFolder`. */
  dataFolder: string | null;
  logLevel: "debug" | "info" | "warn" | "error";
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null;
  /** Null: this cloud sends no mail. The parameter `from` is the sender's address. */
  smtpUrl: string | null;
  /** Null: this process is the whole cloud. Otherwise what documents that are open in several of its processes are told by. */
  natsUrl: string | null;
  /** Where the bytes of files lie; null: below the data folder. */
  blobs: S3Settings | null;
  /** Null: the cloud sends the bytes of files itself. */
  handOff: HandOff | null;
  /** Limits of documents that are edited together, from the `MOWS_DOCS_` variables. */
  realtime: RealtimeLimits;
};

export class ConfigInvalid extends Error {
  override readonly name = "ConfigInvalid";
}

/** Throws `ConfigInvalid` with a line for each variable that cannot be used. */
export function readConfig(variables: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw invalid(parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  const { MOWS_PORT, MOWS_LISTEN, MOWS_DOMAIN, MOWS_DATA, MOWS_LOG, DATABASE_URL, SMTP_URL, NATS_URL } = parsed.data;
  const { BLOBS_URL, MOWS_HANDOFF, ...credentials } = parsed.data;
  const blobs = BLOBS_URL === undefined ? null : parseS3Url(BLOBS_URL, credentials);
  const handOff = MOWS_HANDOFF === undefined ? null : parseHandOff(MOWS_HANDOFF);
  if (typeof blobs === "string") throw invalid([`BLOBS_URL ${blobs}`]);
  if (typeof handOff === "string") throw invalid([`MOWS_HANDOFF ${handOff}`]);
  const realtime = readRealtimeLimits(given);
  if (realtime.kind === "unusable") throw invalid(realtime.lines);
  return {
    port: MOWS_PORT,
    listen: MOWS_LISTEN,
    domain: MOWS_DOMAIN,
    dataFolder: MOWS_DATA ?? null,
    logLevel: MOWS_LOG,
    databaseUrl: DATABASE_URL ?? null,
    smtpUrl: SMTP_URL ?? null,
    natsUrl: NATS_URL ?? null,
    blobs,
    handOff,
    realtime: realtime.limits,
  };
}

function invalid(lines: readonly string[]): ConfigInvalid {
  return new ConfigInvalid(`The environment cannot be used:\n${lines.join("\n")}`);
}
