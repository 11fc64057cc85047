/** What is drawn in somebody's colour, and what is written on it: custom properties for `style`. */
export interface PersonColours {
  readonly "--mows-person": string;
  readonly "--mows-on-person": string;
}

/** Nobody's colour: what others send is no colour until it looks like one. */
const grey = "#5b6470";

/** Somebody's colour as the cloud gave it (`#rrggbb`), with black or white for what is written on it, whichever is read better. */
export function personColours(colour: string): PersonColours {
  const known = /^#[\da-f]{6}$/i.test(colour) ? colour : grey;
  return { "--mows-person": known, "--mows-on-person": luminance(known) > 0.179 ? "#000000" : "#ffffff" };
}

/** WCAG 2.2, relative luminance. At 0.179 black and white contrast alike. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
