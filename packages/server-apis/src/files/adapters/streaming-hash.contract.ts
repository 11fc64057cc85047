import { expect, it } from "vitest";
import type { CreateHash } from "../domain/ports.ts";

const text = new TextEncoder();
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/** What every `CreateHash` must do. */
export function streamingHashContract(createHash: CreateHash): void {
  it("hashes bytes as they come", () => {
    // The digests of "abc" in FIPS 180-4 and RFC 1321.
    const expected = {
      sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      sha1: "a9993e364706816aba3e25717850c26c9cd0d89d",
      md5: "900150983cd24fb0d6963f7d28e17f72",
    } as const;
    for (const algorithm of ["sha256", "sha1", "md5"] as const) {
      const hash = createHash(algorithm);
      for (const part of ["a", "", "bc"]) hash.update(text.encode(part));
      expect(hex(hash.digest())).toBe(expected[algorithm]);
    }
  });

  it("gives a copy that goes its own way", () => {
    const hash = createHash("sha256");
    hash.update(text.encode("ab"));
    const copy = hash.copy();
    hash.update(text.encode("x"));
    copy.update(text.encode("c"));
    expect(hex(copy.digest())).toMatch(/^ba7816bf/);
    expect(hex(hash.digest())).not.toMatch(/^ba7816bf/);
  });
}
