import type { BlobId, NodeId } from "../../../kit/ids.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { Principal } from "../../../kit/principal.ts";
import { diffLines } from "../../../kit/text-diff/diff-lines.ts";
import { type Hunk, hunksOf } from "../../../kit/text-diff/hunks-of.ts";
import { linesOf } from "../../../kit/text-diff/lines-of.ts";
import { readBlob } from "../contents/read-blob.ts";
import type { Denied, NodeNotFound, NotAFile, NotComparable, VersionNotFound } from "../failures.ts";
import { filesDb } from "../files-database.ts";
import { authoriseFile } from "./authorise-file.ts";

export type CompareVersionsOutcome =
  | { kind: "comparison"; hunks: Hunk[] }
  | VersionNotFound
  | NotComparable
  | NodeNotFound
  | NotAFile
  | Denied;

const longestTextBytes = 1024 * 1024;

/** What has changed between two versions of a text, line by line. */
export async function compareVersions(
  kit: Kit,
  principal: Principal,
  query: { nodeId: string; from: number; to: number },
): Promise<CompareVersionsOutcome> {
  const allowed = await authoriseFile(kit.db, principal, "read", query.nodeId);
  if (allowed.kind !== "allow") return allowed;
  const from = await readText(kit, allowed.node.id, query.from);
  if (from.kind !== "text") return from;
  const to = await readText(kit, allowed.node.id, query.to);
  if (to.kind !== "text") return to;
  return { kind: "comparison", hunks: hunksOf(diffLines(from.lines, to.lines)) };
}

async function readText(
  kit: Kit,
  nodeId: NodeId,
  version: number,
): Promise<{ kind: "text"; lines: string[] } | VersionNotFound | NotComparable> {
  const row = await filesDb(kit.db)
    .selectFrom("versions")
    .select(["blob_id", "size"])
    .where("node_id", "=", nodeId)
    .where("n", "=", version)
    .executeTakeFirst();
  if (row === undefined) return { kind: "version-not-found", version };
  if (row.size > longestTextBytes) return { kind: "not-comparable", reason: "too-large" };
  const text = await decode(kit, row.blob_id);
  return text === null ? { kind: "not-comparable", reason: "not-text" } : { kind: "text", lines: linesOf(text) };
}

/** Null when it is no text in UTF-8: a zero byte is in none. */
async function decode(kit: Kit, blobId: BlobId): Promise<string | null> {
  const bytes = await new Response(await readBlob(kit, blobId)).bytes();
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
