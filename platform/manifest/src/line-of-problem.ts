import { LineCounter, parseDocument } from "yaml";

/** The line, from 1, of what a problem's `path` names in this text; of the nearest thing around it when it is missing there; null when there is none. */
export function lineOfProblem(yamlText: string, path: string): number | null {
  const lineCounter = new LineCounter();
  const parts = [...path.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
  try {
    const document = parseDocument(yamlText, { lineCounter, logLevel: "silent" });
    for (let length = parts.length; length > 0; length -= 1) {
      const node: unknown = document.getIn(parts.slice(0, length), true);
      const start = hasRange(node) ? node.range[0] : null;
      if (start !== null) return lineCounter.linePos(start).line;
    }
  } catch {
    // Text that cannot be read has no such place.
  }
  return null;
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range);
}
