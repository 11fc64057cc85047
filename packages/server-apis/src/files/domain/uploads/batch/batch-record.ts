/** What a batch takes: more is refused, so that one request holds neither the folders it writes to nor the store for long. */
export const batchLimits = { limitRecords: 1_000, limitFileBytes: 1024 * 1024, limitBytes: 32 * 1024 * 1024 } as const;

/** A longer line is none: a name has 255 bytes, each of which JSON may write as six. */
export const longestHeaderBytes = 4096;

/** A file of a batch, as its client announced it. */
export type BatchRecord = {
  /** Id of the folder it is meant for. */
  parentId: string;
  name: string;
  /** Bytes. */
  size: number;
  /** What its bytes should come to, lower-case hexadecimal, where the client knows. */
  sha256: string | null;
};

/** The line before a file's bytes; null when it is none. Members that nobody knows are passed over. */
export function parseBatchRecord(line: string): BatchRecord | null {
  const given = parseObject(line);
  if (given === null) return null;
  const { parentId, name, size, sha256 = null } = given;
  if (typeof parentId !== "string" || typeof name !== "string") return null;
  if (typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) return null;
  if (sha256 === null) return { parentId, name, size, sha256 };
  return typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256) ? { parentId, name, size, sha256 } : null;
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
