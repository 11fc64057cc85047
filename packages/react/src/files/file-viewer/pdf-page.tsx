import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface PdfPageProps {
  document: PDFDocumentProxy;
  /** From 1. */
  number: number;
  label: string;
  /** What scrolls: a page is drawn when it comes near what is seen of it. */
  scroller: RefObject<HTMLElement | null>;
}

/** Pixels a page is drawn with at most, so that a poster takes no gigabyte. */
const mostPixels = 16_000_000;

export function PdfPage({ document, number, label, scroller }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setNear] = useState(false);
  const [text, setText] = useState("");
  const [failed, setFailed] = useState(false);
  const { fileViewer: texts } = useMessages();

  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      root: scroller.current,
      rootMargin: "800px",
    });
    seen.observe(element);
    return () => seen.disconnect();
  }, [scroller]);

  useEffect(() => {
    const element = canvas.current;
    if (!isNear || !element) return undefined;
    const ended = new AbortController();
    const work = async () => {
      const page = await document.getPage(number);
      if (ended.signal.aborted) return;
      await draw(page, element, ended.signal);
      setText(await textOf(page));
    };
    // the other pages are shown all the same
    void work().catch(() => {
      if (!ended.signal.aborted) setFailed(true);
    });
    return () => ended.abort();
  }, [document, number, isNear]);

  return (
    <figure className="mows-viewer-page">
      <canvas className="mows-viewer-canvas" ref={canvas} role="img" aria-label={label} />
      {failed && <p role="alert">{texts.broken}</p>}
      <figcaption className="mows-visually-hidden">{text}</figcaption>
    </figure>
  );
}

async function draw(page: PDFPageProxy, canvas: HTMLCanvasElement, signal: AbortSignal): Promise<void> {
  const plain = page.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth / plain.width) * devicePixelRatio;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (plain.width * plain.height)));
  const viewport = page.getViewport({ scale });
  [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  const task = page.render({ canvas, viewport });
  signal.addEventListener("abort", () => task.cancel(), { once: true });
  await task.promise;
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join(" ");
}
