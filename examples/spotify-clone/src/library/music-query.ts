/** What the library is made of: every audio file below the granted folder. */
export function musicQuery(withinId: string): { withinId: string; mimeType: string } {
  return { withinId, mimeType: "audio/*" };
}
