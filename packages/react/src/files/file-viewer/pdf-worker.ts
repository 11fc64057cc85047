/** The part of pdf.js that reads: in a worker, so that a hostile or a very long document does not hold the page up. */
import "pdfjs-dist/build/pdf.worker.mjs";
