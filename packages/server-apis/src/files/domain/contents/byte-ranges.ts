/** A part of a content; `end` exclusive. */
export type ByteRange = { start: number; end: number };

export type RangeRequest =
  /** No range, or one in a unit this server does not know (RFC 9110 §14.2): the whole. */
  | { kind: "whole" }
  | { kind: "ranges"; ranges: readonly [ByteRange, ...ByteRange[]] }
  /** Broken, outside the content, or excessive (RFC 9110 §15.5.17). */
  | { kind: "unsatisfiable" };

/** Ranges of one request, after overlapping and touching ones are joined: more is an attack, not a reader. */
export const mostRanges = 32;

/** Specs that are looked at before that. */
const mostSpecs = 256;

/**
 * `Range` (RFC 9110 §14.1) against a content of `size` bytes. Ranges come in the order asked for; where some overlap or touch, all come
 * in rising order, joined.
 */
export function byteRanges(header: string | null, size: number): RangeRequest {
  const set = /^\s*bytes\s*=(?<specs>.*)$/i.exec(header ?? "")?.groups?.["specs"];
  if (set === undefined) return { kind: "whole" };
  const specs = set
    .split(",", mostSpecs + 1)
    .map((spec) => spec.trim())
    .filter((spec) => spec !== "");
  if (specs.length === 0 || specs.length > mostSpecs) return { kind: "unsatisfiable" };
  const parsed = specs.map((spec) => parseSpec(spec, size));
  if (parsed.includes("broken")) return { kind: "unsatisfiable" };
  const [first, ...rest] = joined(parsed.filter((range) => typeof range === "object"));
  if (first === undefined || rest.length >= mostRanges) return { kind: "unsatisfiable" };
  return { kind: "ranges", ranges: [first, ...rest] };
}

function parseSpec(spec: string, size: number): ByteRange | "broken" | "outside" {
  const match = /^(?<first>\d*)-(?<last>\d*)$/.exec(spec)?.groups;
  const [first = "", last = ""] = [match?.["first"], match?.["last"]];
  if (match === undefined || (first === "" && last === "")) return "broken";
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "outside" : { start: size - length, end: size };
  }
  const [start, end] = [Number(first), last === "" ? size : Math.min(Number(last) + 1, size)];
  if (last !== "" && Number(last) < start) return "broken";
  return start >= size ? "outside" : { start, end };
}

function joined(ranges: readonly ByteRange[]): ByteRange[] {
  const rising = ranges.toSorted((one, other) => one.start - other.start);
  const apart: ByteRange[] = [];
  for (const range of rising) {
    const before = apart.at(-1);
    if (before !== undefined && range.start <= before.end) before.end = Math.max(before.end, range.end);
    else apart.push({ ...range });
  }
  return apart.length === ranges.length ? [...ranges] : apart;
}
