/** Standard base64 (RFC 4648 §4) or its URL-safe form (§5), padded or not, as UTF-8 text; null when it is neither. */
export function textOfBase64(base64: string): string | null {
  const bytes = bytesOfBase64(base64);
  if (bytes === null) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** As above, undecoded. */
export function bytesOfBase64(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
  } catch {
    return null;
  }
}

/** The text's UTF-8 in base64, URL-safe and unpadded. */
export function base64UrlOfText(text: string): string {
  const binary = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
