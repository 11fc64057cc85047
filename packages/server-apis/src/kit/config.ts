import { z } from "zod";

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
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new ConfigInvalid(`The environment cannot be used:\n${lines.join("\n")}`);
  }
  const { MOWS_PORT, MOWS_LISTEN, MOWS_DOMAIN, MOWS_DATA, MOWS_LOG, DATABASE_URL, SMTP_URL } = parsed.data;
  return {
    port: MOWS_PORT,
    listen: MOWS_LISTEN,
    domain: MOWS_DOMAIN,
    dataFolder: MOWS_DATA ?? null,
    logLevel: MOWS_LOG,
    databaseUrl: DATABASE_URL ?? null,
    smtpUrl: SMTP_URL ?? null,
  };
}
