import { chmod, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { configFolder } from "../config.ts";
import { CommandError } from "../exit-code.ts";
import { login, type Login } from "./login.ts";

const fileName = "login.json";

/** A lock that is older belongs to a program that was killed: asking for tokens takes seconds. */
const staleLockMs = 30_000;
const lockRetryMs = 50;

/** Null when nobody signed in from here. */
export async function readLogin(): Promise<Login | null> {
  const text = await readFile(join(configFolder(), fileName), "utf8").catch(nullOn("ENOENT"));
  if (text === null) return null;
  const parsed = login.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new CommandError(`${join(configFolder(), fileName)} is damaged. \`mows login\` writes it anew.`);
}

/** For this user's eyes only (mode 0600), and never half written. */
export async function writeLogin(value: Login): Promise<void> {
  const folder = configFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const written = join(folder, `${fileName}.new`);
  const file = await open(written, "w", 0o600);
  try {
    // The mode above counts only where the file was not there.
    await chmod(written, 0o600);
    await file.writeFile(JSON.stringify(value));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(written, join(folder, fileName));
}

export async function removeLogin(): Promise<void> {
  await rm(join(configFolder(), fileName), { force: true });
}

/** One program at a time: a refresh token that two of them use ends the sign-in, since it looks stolen. */
export async function withLoginLock<T>(run: () => Promise<T>): Promise<T> {
  const path = join(configFolder(), "login.lock");
  await mkdir(configFolder(), { recursive: true, mode: 0o700 });
  for (;;) {
    const file = await open(path, "wx", 0o600).catch(nullOn("EEXIST"));
    if (file !== null) {
      await file.close();
      break;
    }
    const heldSinceMs = (await stat(path).catch(nullOn("ENOENT")))?.mtimeMs ?? Date.now();
    if (Date.now() - heldSinceMs > staleLockMs) await rm(path, { force: true });
    else await delay(lockRetryMs);
  }
  try {
    return await run();
  } finally {
    await rm(path, { force: true });
  }
}

/** What is expected is an answer; a folder that cannot be read or written is told, not waited for. */
function nullOn(code: string): (cause: unknown) => null {
  return (cause) => {
    if (cause instanceof Error && "code" in cause && cause.code === code) return null;
    throw cause;
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
