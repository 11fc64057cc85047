import { parseDocument } from "yaml";
import type { z } from "zod";
import { manifestSchema, type Manifest } from "./manifest-schema.ts";

/** `path` as in `permissions.files[0].access`; empty for the document as a whole. */
export type ManifestProblem = { path: string; message: string };

export type ParsedManifest =
  | { kind: "manifest"; manifest: Manifest }
  | { kind: "invalid"; problems: readonly ManifestProblem[] };

/** In UTF-16 units: a manifest with twenty reasons has about five thousand. */
const maximumLength = 64 * 1024;

/** Reads `mows.yaml` (YAML 1.2 without aliases). Never throws, whatever it is given. */
export function parseManifest(yamlText: string): ParsedManifest {
  if (yamlText.length > maximumLength) return invalid(`must be shorter than ${maximumLength} characters`);
  const read = readYaml(yamlText);
  if (read.kind === "unreadable") return invalid(read.message);
  const parsed = manifestSchema.safeParse(read.value);
  if (parsed.success) return { kind: "manifest", manifest: parsed.data };
  return { kind: "invalid", problems: parsed.error.issues.flatMap(problemsOf) };
}

function readYaml(text: string): { kind: "read"; value: unknown } | { kind: "unreadable"; message: string } {
  try {
    const document = parseDocument(text, { prettyErrors: true, uniqueKeys: true, logLevel: "silent" });
    const [error] = document.errors;
    if (error !== undefined) return { kind: "unreadable", message: error.message };
    return { kind: "read", value: document.toJS({ maxAliasCount: 0 }) };
  } catch (error) {
    // An alias, or nesting deeper than the parser goes.
    return { kind: "unreadable", message: error instanceof Error ? error.message : "cannot be read as YAML" };
  }
}

function problemsOf(issue: z.core.$ZodIssue): ManifestProblem[] {
  if (issue.code !== "unrecognized_keys") return [{ path: pathText(issue.path), message: issue.message }];
  return issue.keys.map((key) => ({ path: pathText([...issue.path, key]), message: "is not a key of the manifest" }));
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => {
      if (typeof part === "number") return `[${part}]`;
      return index === 0 ? String(part) : `.${String(part)}`;
    })
    .join("");
}

function invalid(message: string): ParsedManifest {
  return { kind: "invalid", problems: [{ path: "", message }] };
}
