/** Thrown while an operation is compiled, or a value completed, that only the full executor can deal with. Never leaves this folder. */
export class NotCompiled extends Error {
  override readonly name = "NotCompiled";
}
