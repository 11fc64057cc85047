/** What may never be exceeded, in bytes (1 KB = 1,024); the committed budgets keep the rest from growing unseen. */
export const limitBytes: Readonly<Record<string, number>> = {
  "SDK core": 4 * 1024,
  "SDK core with TanStack Query": 16 * 1024,
  "SDK uploads, loaded at their first use": 6 * 1024,
  "SDK realtime, loaded at its first use": 32 * 1024,
};

/** Of every component by itself. */
export const componentLimitBytes = 8 * 1024;

/** A size may grow by this share of its budget; beyond, the budget is raised where everyone sees it. */
export const growthAllowed = 0.05;

/** The limit of what has this name; null when it has none. */
export function limitOf(name: string): number | null {
  return limitBytes[name] ?? (name.startsWith("<") ? componentLimitBytes : null);
}
