import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { lineOfProblem, parseManifest, type Manifest } from "@mows/manifest";
import { inlineCode } from "./inline-code.ts";

export type Finding = {
  /** Relative to the app's folder. */
  file: string;
  /** From 1; null where it is about the whole file. */
  line: number | null;
  message: string;
};

export type AppCheck = {
  manifest: Manifest | null;
  /** What the cloud would refuse, or the policy keep from running. */
  findings: readonly Finding[];
  /** Whether there is a build that was looked at. */
  built: boolean;
};

/** What can be told of an app without a cloud: its manifest, what that names, and its build where there is one. */
export async function checkApp(folder: string): Promise<AppCheck> {
  const text = await readFile(join(folder, "mows.yaml"), "utf8").catch(() => null);
  if (text === null) return broken("mows.yaml", "is not there or cannot be read; it says what the app is");
  const parsed = parseManifest(text);
  if (parsed.kind === "invalid") {
    const findings = parsed.problems.map(({ path, message }) => ({
      file: "mows.yaml",
      line: lineOfProblem(text, path),
      message: `${path} ${message}`.trim(),
    }));
    return { manifest: null, findings, built: false };
  }
  const { manifest } = parsed;
  const findings: Finding[] = [];
  if (manifest.icon !== undefined && !(await isFile(join(folder, manifest.icon)))) {
    findings.push({
      file: "mows.yaml",
      line: lineOfProblem(text, "icon"),
      message: `icon names ${manifest.icon}, which is not there`,
    });
  }
  const page = `${manifest.static}/index.html`;
  const html = await readFile(join(folder, page), "utf8").catch(() => null);
  if (html !== null)
    findings.push(
      ...inlineCode(html).map(({ line, what }) => ({
        file: page,
        line,
        message: `${what} does not run under the cloud's policy; move it to a file`,
      })),
    );
  return { manifest, findings, built: html !== null };
}

function broken(file: string, message: string): AppCheck {
  return { manifest: null, findings: [{ file, line: null, message }], built: false };
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}
