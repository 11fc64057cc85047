import { background, type CoverDesign, range } from "./svg.ts";

const colours = ["#e4572e", "#f3a712", "#1b998b", "#2e4057", "#f5e6ca", "#d7b8e0"] as const;
const tilePx = 160;
/** How far the slipped tiles lie from their place, by the tile's number. */
const slips: ReadonlyMap<number, readonly [number, number]> = new Map([
  [7, [34, -22]],
  [18, [-26, 30]],
]);

/** A quilt of quarter circles in which two tiles have slipped out of line. */
export const drawQuarterTiles: CoverDesign = (random) => {
  const tiles = range(25).map((tile) => {
    const [column, row] = [tile % 5, Math.floor(tile / 5)];
    const ground = random.pick(colours);
    const others = colours.filter((colour) => colour !== ground);
    const shape = others[Math.floor(random.between(0, others.length))] ?? colours[0];
    const inner = others.find((colour) => colour !== shape) ?? colours[4];
    const quarter = (radius: number, fill: string): string =>
      `<path d="M0,0 H${radius} A${radius},${radius} 0 0 1 0,${radius} Z" fill="${fill}"/>`;
    const [dx, dy] = slips.get(tile) ?? [0, 0];
    const turn = random.pick([0, 90, 180, 270]);
    const drawn = random.chance(0.22)
      ? `<circle cx="80" cy="80" r="56" fill="${shape}"/><circle cx="80" cy="80" r="22" fill="${inner}"/>`
      : `<g transform="rotate(${turn} 80 80)">${quarter(160, shape)}${random.chance(0.6) ? quarter(84, inner) : ""}</g>`;
    return {
      isSlipped: dx !== 0,
      svg: `<g transform="translate(${column * tilePx + dx} ${row * tilePx + dy})"><rect width="160" height="160" fill="${ground}"/>${drawn}</g>`,
    };
  });
  const inOrder = tiles.toSorted((a, b) => Number(a.isSlipped) - Number(b.isSlipped));
  return background("#17202b") + inOrder.map(({ svg }) => svg).join("");
};
