import { Buffer } from "node:buffer";

import sharp from "sharp";

import { createSeededRandom } from "../seeded-random.ts";
import { drawLanternGrid } from "./lantern-grid.ts";
import { drawLeafAndHills } from "./leaf-and-hills.ts";
import { drawMoonlitTide } from "./moonlit-tide.ts";
import { drawPaperArcs } from "./paper-arcs.ts";
import { drawQuarterTiles } from "./quarter-tiles.ts";
import { drawSignalRings } from "./signal-rings.ts";
import { type CoverDesign, coverSizePx } from "./svg.ts";
import { drawWindowLights } from "./window-lights.ts";

const designs = {
  "lantern-grid": drawLanternGrid,
  "leaf-and-hills": drawLeafAndHills,
  "moonlit-tide": drawMoonlitTide,
  "paper-arcs": drawPaperArcs,
  "quarter-tiles": drawQuarterTiles,
  "signal-rings": drawSignalRings,
  "window-lights": drawWindowLights,
} as const satisfies Readonly<Record<string, CoverDesign>>;

export type CoverName = keyof typeof designs;

export interface Cover {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  readonly sizePx: number;
}

const grainSizePx = 400;

/** The tooth of printed paper: grey noise around the middle, which soft light leaves unchanged. */
function drawGrain(): Promise<Buffer> {
  const random = createSeededRandom("grain");
  const pixels = Buffer.alloc(grainSizePx * grainSizePx * 3);
  for (let pixel = 0; pixel < grainSizePx * grainSizePx; pixel += 1) {
    pixels.fill(128 + (random.next() + random.next() - 1) * 26, pixel * 3, pixel * 3 + 3);
  }
  return sharp(pixels, { raw: { width: grainSizePx, height: grainSizePx, channels: 3 } })
    .png()
    .toBuffer();
}

/** An album's cover as a JPEG of 800 by 800 pixels. */
export async function drawCover(name: CoverName): Promise<Cover> {
  const drawing = designs[name](createSeededRandom(`cover ${name}`));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${coverSizePx}" height="${coverSizePx}">${drawing}</svg>`;
  const jpeg = await sharp(Buffer.from(svg))
    .composite([{ input: await drawGrain(), tile: true, blend: "soft-light" }])
    .jpeg({ quality: 84 })
    .toBuffer();
  return { jpeg: Uint8Array.from(jpeg), sizePx: coverSizePx };
}
