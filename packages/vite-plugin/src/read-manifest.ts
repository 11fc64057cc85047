import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { lineOfProblem, parseManifest, type Manifest } from "@mows/manifest";

export type ReadManifest = { kind: "manifest"; manifest: Manifest } | { kind: "invalid"; report: string };

/** `mows.yaml` of an app's folder; where it cannot be used, a report for the terminal with a line for each problem. */
export async function readManifest(folder: string): Promise<ReadManifest> {
  const path = join(folder, "mows.yaml");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null)
    return {
      kind: "invalid",
      report: `There is no mows.yaml in ${folder}. It says what the app is and what it asks for.`,
    };
  const parsed = parseManifest(text);
  if (parsed.kind === "manifest") return parsed;
  const lines = parsed.problems.map((problem) => {
    const line = lineOfProblem(text, problem.path);
    return `  mows.yaml${line === null ? "" : `:${line}`}  ${problem.path} ${problem.message}`;
  });
  return { kind: "invalid", report: ["mows.yaml cannot be used:", ...lines].join("\n") };
}
