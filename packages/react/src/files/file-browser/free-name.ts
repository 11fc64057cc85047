/** `name`, or the first of `name 2`, `name 3`, … that is not taken, as far as can be seen. */
export function freeName(name: string, taken: Iterable<string>): string {
  const folded = new Set([...taken].map((one) => one.toLowerCase()));
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name} ${number}`;
    if (!folded.has(candidate.toLowerCase())) return candidate;
  }
}
