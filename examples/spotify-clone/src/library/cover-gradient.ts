/** A small, stable hash (FNV-1a): equal names have equal colours on every device. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}

/** The picture of an album that has none: two neighbouring hues, chosen by its key. */
export function coverGradient(key: string): string {
  const seed = hash(key);
  // No olives: hues from 80 to 140 look dull at this lightness.
  const choice = seed % 300;
  const hue = choice < 80 ? choice : choice + 60;
  const angle = 120 + ((seed >>> 9) % 90);
  const second = (hue + 35 + ((seed >>> 16) % 40)) % 360;
  return `linear-gradient(${angle}deg, oklch(0.62 0.14 ${hue}), oklch(0.4 0.13 ${second}))`;
}
