import { unzipSync } from "fflate";

/** What is wrong with an archive that is a document. */
export class UnpackRefused extends Error {
  override readonly name = "UnpackRefused";
}

/** What the parts that are wanted may unpack to, together. */
const mostUnpackedBytes = 96 * 1024 * 1024;
const mostParts = 10_000;

/**
 * Those parts of an archive (docx, odt, epub: all are zip) whose names are wanted, as text. Nothing else is unpacked, an archive in an
 * archive neither, and nothing beyond the limits: each part's memory is what it claims, and the claims are added up before. Throws
 * `UnpackRefused`, and what the library throws for what is no archive.
 */
export function unpackParts(archive: Uint8Array, isWanted: (name: string) => boolean): Map<string, string> {
  let [parts, unpackedBytes] = [0, 0];
  const found = unzipSync(archive, {
    filter: ({ name, originalSize, compression }) => {
      parts += 1;
      if (parts > mostParts) throw new UnpackRefused("This document has too many parts to be looked at here.");
      if (!isWanted(name) || (compression !== 0 && compression !== 8)) return false;
      unpackedBytes += originalSize;
      if (unpackedBytes > mostUnpackedBytes)
        throw new UnpackRefused("This document unpacks to more than can be looked at here.");
      return true;
    },
  });
  const decoder = new TextDecoder();
  return new Map(Object.entries(found).map(([name, bytes]) => [name, decoder.decode(bytes)]));
}
