import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sizes } from "./measure-sizes.ts";

const path = join(import.meta.dirname, "../size-budgets.json");

/** The committed budgets, in bytes. */
export async function readBudgets(): Promise<Sizes> {
  return JSON.parse(await readFile(path, "utf8")) as Sizes;
}

/** Makes what is there now the budget; the difference is for the reviewer. */
export async function writeBudgets(sizes: Sizes): Promise<void> {
  await writeFile(path, `${JSON.stringify(sizes, null, 2)}\n`);
}
