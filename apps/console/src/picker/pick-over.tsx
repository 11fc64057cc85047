import { useEffect, useRef } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** What became of it. The window closes itself where the browser lets it. */
export function PickOver({ outcome }: { outcome: "done" | "cancelled" | "gone" }) {
  const { picker } = useConsoleMessages();
  const closer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    closer.current?.focus();
    if (outcome !== "gone") window.close();
  }, [outcome]);
  if (outcome === "gone") return <Notice kind="danger">{picker.gone}</Notice>;
  return (
    <>
      <output>{outcome === "done" ? picker.done : picker.cancelled}</output>
      <p>{picker.close}</p>
      <p className="actions">
        <button type="button" className="mows-button" ref={closer} onClick={() => window.close()}>
          {picker.closeWindow}
        </button>
      </p>
    </>
  );
}
