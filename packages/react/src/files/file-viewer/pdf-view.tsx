import type { FileNode } from "@mows/sdk";
import { useEffect, useRef, useState } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { openPdf, type OpenPdf } from "./open-pdf.ts";
import { PdfPage } from "./pdf-page.tsx";

/** A PDF page by page, each drawn on a canvas once it comes into view, with its text for the ear and for copying. */
export function PdfView({ file }: { file: FileNode }) {
  const { fileViewer: texts } = useMessages();
  const { number } = useFormats();
  const [opened, setOpened] = useState<OpenPdf | "failed" | null>(null);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let pdf: OpenPdf | null = null;
    let gone = false;
    const open = async () => {
      try {
        pdf = await openPdf(file.contentUrl);
        if (gone) pdf.close();
        else setOpened(pdf);
      } catch {
        if (!gone) setOpened("failed");
      }
    };
    void open();
    return () => {
      gone = true;
      pdf?.close();
    };
  }, [file.contentUrl]);

  if (opened === null) return <output>{texts.loading}</output>;
  if (opened === "failed") return <p role="alert">{texts.broken}</p>;
  const count = opened.document.numPages;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
    <div className="mows-viewer-pdf" ref={scroller} tabIndex={0} role="region" aria-label={texts.pages}>
      {Array.from({ length: count }, (_, index) => (
        <PdfPage
          key={index}
          document={opened.document}
          number={index + 1}
          label={texts.page(number(index + 1), number(count))}
          scroller={scroller}
        />
      ))}
    </div>
  );
}
