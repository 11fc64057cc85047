import type { TextHunk } from "@mows/sdk";
import { useMessages } from "../../messages/use-messages.ts";

/** Read with its marks: `ins` and `del` say to the ear what colour says to the eye. */
export function HunkView({ hunk }: { hunk: TextHunk }) {
  const { versionHistory: texts } = useMessages();
  return (
    <pre className="mows-version-hunk">
      {hunk.lines.map((line, index) => {
        // lines have no identity but their place
        const key = `${hunk.toLine}:${index}`;
        if (line.change === "SAME") return <span key={key}>{`  ${line.text}\n`}</span>;
        const [Mark, sign, said] =
          line.change === "ADDED" ? (["ins", "+", texts.added] as const) : (["del", "−", texts.removed] as const);
        return (
          <Mark key={key} className="mows-version-line">
            <span className="mows-visually-hidden">{`${said}: `}</span>
            <span aria-hidden>{`${sign} `}</span>
            {`${line.text}\n`}
          </Mark>
        );
      })}
    </pre>
  );
}
