import { getDocument, PDFWorker, type PDFDocumentProxy } from "pdfjs-dist";

export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  readonly close: () => void;
}

/**
 * A PDF behind an address, read by ranges as it is looked at. Nothing in it runs: its scripts and forms are left alone, and decoders in
 * WebAssembly, which a page's policy forbids, are not asked for.
 */
export async function openPdf(url: string): Promise<OpenPdf> {
  const port = new Worker(new URL("./pdf-worker.ts", import.meta.url), { type: "module" });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    url,
    worker,
    enableXfa: false,
    useWasm: false,
    disableAutoFetch: true,
  });
  const close = () => {
    void task.destroy();
    worker.destroy();
    port.terminate();
  };
  try {
    return { document: await task.promise, close };
  } catch (cause) {
    close();
    throw cause;
  }
}
