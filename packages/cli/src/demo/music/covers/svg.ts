import type { SeededRandom } from "../seeded-random.ts";

/** Covers are squares of this side, in the units of their SVG as in pixels. */
export const coverSizePx = 800;

/** Draws an album's artwork as the content of an SVG; chance makes the details, always the same for one seed. */
export type CoverDesign = (random: SeededRandom) => string;

export function linearGradient(
  id: string,
  colours: readonly string[],
  direction = 'x1="0" y1="0" x2="0" y2="1"',
): string {
  const stops = colours.map(
    (colour, index) => `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`,
  );
  return `<linearGradient id="${id}" ${direction}>${stops.join("")}</linearGradient>`;
}

/** A disc of light that fades to nothing at its edge. */
export function glow(id: string, colour: string, strength: number): string {
  return `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${strength}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
}

export function background(fill: string): string {
  return `<rect width="${coverSizePx}" height="${coverSizePx}" fill="${fill}"/>`;
}

/** Numbers from 0 up to, not including, `count`. */
export function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
