/** A pause this long begins a new word. */
const forgetAfterMs = 800;

/**
 * Finds a file by what is typed: the next one that begins so, from `index` on and around. One letter again and again goes through all that
 * begin with it. `now` is in milliseconds.
 */
export function createTypeAhead(locale: string) {
  const fold = (text: string) => text.toLocaleLowerCase(locale).normalize("NFD").replaceAll(/\p{M}/gu, "");
  let typed = "";
  let typedAt = 0;
  return function find(letter: string, names: readonly string[], index: number, now: number): number | null {
    const folded = fold(letter);
    if (now - typedAt > forgetAfterMs) typed = folded;
    else if (folded !== typed) typed += folded;
    typedAt = now;
    const start = typed.length === 1 ? index + 1 : Math.max(0, index);
    for (let step = 0; step < names.length; step++) {
      const at = (start + step) % names.length;
      if (fold(names[at] ?? "").startsWith(typed)) return at;
    }
    return null;
  };
}
