import { Fragment } from "react";

export interface MarkedTextProps {
  text: string;
  /** UTF-16 code units, in their order. */
  ranges: readonly { start: number; end: number }[];
}

/** A text with the parts marked that were looked for. */
export function MarkedText({ text, ranges }: MarkedTextProps) {
  return (
    <>
      {ranges.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(ranges[index - 1]?.end ?? 0, start)}
          <mark className="mows-search-mark">{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.end ?? 0)}
    </>
  );
}
