/** Below, sending is as quick as asking; above, the bytes would fill the memory: browsers hash only what lies there as a whole. */
const SMALLEST_BYTES = 4 * 1024 * 1024;
const LARGEST_BYTES = 64 * 1024 * 1024;

/**
 * SHA-256 in hexadecimal of a file that may be in the cloud already, so that it need not be sent again; empty where it would not
 * pay or cannot be had.
 */
export async function knownHash(file: Blob): Promise<string> {
  const { subtle } = globalThis.crypto;
  if (!subtle || file.size < SMALLEST_BYTES || file.size > LARGEST_BYTES) return "";
  try {
    const digest = await subtle.digest("SHA-256", await file.arrayBuffer());
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    // a file that cannot be read says so when it is sent
    return "";
  }
}
