/** What documents that are edited together may take of a cloud; each by a variable of the environment. */
export type RealtimeLimits = {
  /** Largest message a client may send; a larger one closes its socket with 1009. Default 16 MiB: a day's work offline comes in one. */
  frameBytes: number;
  /** Sockets that one person may have open in one process; default 200. One more is closed with 4429. */
  socketsPerPerson: number;
  /** Documents and rooms on one socket; default 200. */
  channelsPerSocket: number;
  /** Sockets that follow one document or room in one process; default 2,000. */
  membersPerDocument: number;
  /** Largest state that a client may show of itself, as JSON; default 16 KiB. A larger one is not taken. */
  awarenessBytes: number;
  /** All states of a document or room together; default 1 MiB. Past it, those who come are not shown. */
  roomAwarenessBytes: number;
  /** Messages that a socket may send for long, per second; four times as many at once. Default 500. Past it, it is read more slowly. */
  updatesPerSecond: number;
  /** Bytes that a socket may send for long, per second; eight times as many at once. Default 8 MiB. Past it, it is read more slowly. */
  bytesPerSecond: number;
  /** With more than this waiting in its socket, a member is sent nothing; default 1 MiB. */
  highWatermarkBytes: number;
  /** Below this it is brought up to date by one update; default 64 KiB. */
  lowWatermarkBytes: number;
  /** How long a document stays in memory that nobody follows any more, in milliseconds; default 30,000. */
  unloadAfterMs: number;
  /** How long after its first edit a document is settled: compacted, searched, measured; default 10,000. While edits go on, up to six times as long. */
  settleAfterMs: number;
  /** Largest document, its history aside; default 256 MiB. */
  documentBytes: number;
};

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;

export const defaultRealtimeLimits: RealtimeLimits = {
  frameBytes: 16 * mebibyte,
  socketsPerPerson: 200,
  channelsPerSocket: 200,
  membersPerDocument: 2_000,
  awarenessBytes: 16 * kibibyte,
  roomAwarenessBytes: mebibyte,
  updatesPerSecond: 500,
  bytesPerSecond: 8 * mebibyte,
  highWatermarkBytes: mebibyte,
  lowWatermarkBytes: 64 * kibibyte,
  unloadAfterMs: 30_000,
  settleAfterMs: 10_000,
  documentBytes: 256 * mebibyte,
};

/** Names of the variables, whose units they carry. */
const variableNames = {
  frameBytes: "MOWS_DOCS_FRAME_BYTES",
  socketsPerPerson: "MOWS_DOCS_SOCKETS_PER_PERSON",
  channelsPerSocket: "MOWS_DOCS_CHANNELS_PER_SOCKET",
  membersPerDocument: "MOWS_DOCS_MEMBERS_PER_DOCUMENT",
  awarenessBytes: "MOWS_DOCS_AWARENESS_BYTES",
  roomAwarenessBytes: "MOWS_DOCS_ROOM_AWARENESS_BYTES",
  updatesPerSecond: "MOWS_DOCS_UPDATES_PER_SECOND",
  bytesPerSecond: "MOWS_DOCS_BYTES_PER_SECOND",
  highWatermarkBytes: "MOWS_DOCS_HIGH_WATERMARK_BYTES",
  lowWatermarkBytes: "MOWS_DOCS_LOW_WATERMARK_BYTES",
  unloadAfterMs: "MOWS_DOCS_UNLOAD_AFTER_MS",
  settleAfterMs: "MOWS_DOCS_SETTLE_AFTER_MS",
  documentBytes: "MOWS_DOCS_DOCUMENT_BYTES",
} as const satisfies Record<keyof RealtimeLimits, string>;

/** The largest that any of them may be: what `ws` takes in one message is less than a gibibyte. */
const most = 1_000_000_000;

/** Reads the `MOWS_DOCS_` variables; a line for each that cannot be used. */
export function readRealtimeLimits(
  variables: Record<string, string | undefined>,
): { kind: "limits"; limits: RealtimeLimits } | { kind: "unusable"; lines: string[] } {
  const limits = { ...defaultRealtimeLimits };
  const lines: string[] = [];
  for (const [limit, name] of Object.entries(variableNames) as [keyof RealtimeLimits, string][]) {
    const text = variables[name];
    if (text === undefined || text === "") continue;
    const value = /^\d{1,10}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > most) lines.push(`${name} must be a whole number from 1 to ${most}`);
    limits[limit] = value;
  }
  if (lines.length === 0 && limits.lowWatermarkBytes >= limits.highWatermarkBytes)
    lines.push(`${variableNames.lowWatermarkBytes} must be below ${variableNames.highWatermarkBytes}`);
  return lines.length === 0 ? { kind: "limits", limits } : { kind: "unusable", lines };
}
