import { strToU8, type Zippable, zipSync } from "fflate";

/** A word processor's document (OOXML) with these paragraphs. */
export function docx(paragraphs: readonly string[], title: string, extra: Zippable = {}): Uint8Array<ArrayBuffer> {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  return zip({
    "word/document.xml": strToU8(`<w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`),
    "docProps/core.xml": strToU8(
      `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:title>${title}</dc:title><dc:creator>Ada</dc:creator></cp:coreProperties>`,
    ),
    "docProps/app.xml": strToU8(`<Properties><Pages>3</Pages></Properties>`),
    ...extra,
  });
}

/** An archive of these parts, as documents are one. */
export function zip(parts: Zippable): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zipSync(parts));
}

/** An archive that claims of one of its parts that it unpacks to this much. */
export function claiming(archive: Uint8Array, claimedBytes: number): Uint8Array<ArrayBuffer> {
  const claimed = new Uint8Array(archive);
  const view = new DataView(claimed.buffer);
  for (let at = 0; at + 46 < claimed.byteLength; at += 1) {
    // The directory's entry of a file; its size unpacked lies 24 bytes in.
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, claimedBytes, true);
  }
  return claimed;
}

/** A PDF of one page for each text. */
export function pdf(pages: readonly string[], title: string): Uint8Array<ArrayBuffer> {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...pages.flatMap((text, index) => {
      const drawn = `BT /F1 24 Tf 50 700 Td (${text}) Tj ET`;
      const resources = "/Resources<</Font<</F1 3 0 R>>>>";
      return [
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]${resources}/Contents ${5 + index * 2} 0 R>>`,
        `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
      ];
    }),
    `<</Title(${title})/Author(Ada)>>`,
  ];
  return pdfOf(objects, objects.length);
}

/** A PDF of these objects, numbered from 1, the first its catalogue; `info` is the number of its properties. */
export function pdfOf(objects: readonly (string | Uint8Array)[], info: number | null): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  let length = parts[0]?.byteLength ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n")]);
    parts.push(part);
    length += part.byteLength;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const properties = info === null ? "" : `/Info ${info} 0 R`;
  const size = objects.length + 1;
  parts.push(
    Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R${properties}>>\n`),
    Buffer.from(`startxref\n${length}\n%%EOF`),
  );
  return new Uint8Array(Buffer.concat(parts));
}
