import X from "lucide-react/icons/x";
import { useEffect, useState } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import type { Notice } from "./use-notices.ts";

/** Long enough to read it and to reach the button; while the pointer or the focus is on it, it stays. */
const shownForMs = 10_000;

function Shown({ notice }: { notice: Notice }) {
  const { notices, focusFiles } = useBrowser();
  const { fileBrowser } = useMessages();
  const [isHeld, setHeld] = useState(false);
  const { dismiss, takeBack } = notices;
  const { undo } = notice;
  useEffect(() => {
    if (isHeld || notice.kind === "failed") return;
    const timer = setTimeout(dismiss, shownForMs);
    return () => clearTimeout(timer);
  }, [isHeld, notice, dismiss]);
  return (
    <div
      className="mows-files-notice"
      data-kind={notice.kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span className="mows-files-notice-text">{notice.text}</span>
      {undo && (
        <button
          type="button"
          className="mows-files-undo"
          onClick={() => {
            focusFiles();
            void takeBack(undo);
          }}
        >
          {fileBrowser.undo}
        </button>
      )}
      <button
        type="button"
        className="mows-icon-button"
        aria-label={fileBrowser.dismiss}
        onClick={() => {
          focusFiles();
          dismiss();
        }}
      >
        <X className="mows-icon" aria-hidden />
      </button>
    </div>
  );
}

/** What was done last, with the way back; read out as it comes. */
export function NoticeBar() {
  const { notice } = useBrowser().notices;
  return (
    <>
      <output className="mows-visually-hidden">{notice?.text}</output>
      {notice && <Shown key={notice.id} notice={notice} />}
    </>
  );
}
