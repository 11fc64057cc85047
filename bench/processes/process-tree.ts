import { readdir, readFile } from "node:fs/promises";

/** The process and everything it started that still runs. */
export async function processTree(root: number): Promise<number[]> {
  const names = await readdir("/proc");
  const parents = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map(parentOf));
  const tree = [root];
  // Grows while it is walked: children of children come behind their parents.
  for (const parent of tree) {
    for (const [pid, its] of parents) if (its === parent && pid !== root) tree.push(pid);
  }
  return tree;
}

async function parentOf(name: string): Promise<[pid: number, parent: number]> {
  const fields = await statFields(Number(name));
  return [Number(name), Number(fields?.[1] ?? 0)];
}

/** The fields of `/proc/<pid>/stat` behind the program's name (proc(5): the first is `state`, field 3); null when it has ended. */
export async function statFields(pid: number): Promise<readonly string[] | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  // The name is in parentheses and may itself hold blanks and parentheses.
  return stat === null ? null : stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}
