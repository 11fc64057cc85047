import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { join } from "node:path";

/** Where and with what the figures were taken. */
export type Machine = {
  date: string;
  cpu: string;
  cores: number;
  memoryBytes: number;
  system: string;
  node: string;
  /** Runnable processes before the bench began (1 minute): above 0.5, others were using the machine. */
  load: number;
  versions: Record<string, string>;
};

export function describeMachine(): Machine {
  return {
    date: new Date().toISOString(),
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    load: loadavg()[0] ?? 0,
    versions: peerVersions(),
  };
}

/** As they are pinned: what is compared with, and what compares. */
function peerVersions(): Record<string, string> {
  const manifest = readFileSync(join(import.meta.dirname, "../package.json"), "utf8");
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };
  const isPeer = ([name, version]: [string, string]) =>
    !name.startsWith("@types/") && !version.startsWith("workspace:");
  return Object.fromEntries(Object.entries(dependencies).filter(isPeer));
}
