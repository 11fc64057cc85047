/** Keeps a timer from holding a program open. In a browser a timer is a number and holds nothing. */
export function unref(timer: ReturnType<typeof setTimeout>): void {
  if (typeof timer === "object") timer.unref();
}
