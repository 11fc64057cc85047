import { background, type CoverDesign, glow, linearGradient, range } from "./svg.ts";

const papers = [
  ["#ffd166", "#f3722c"],
  ["#ff8fa3", "#c9184a"],
  ["#fff1c1", "#f9a03f"],
  ["#8fe3cf", "#1f8a84"],
] as const;

function lantern(x: number, y: number, paper: number, isLit: boolean): string {
  const [width, height] = [96, 118];
  const ribs = [24, 48, 72, 95].map(
    (rib) =>
      `<line x1="${x - 46}" x2="${x + 46}" y1="${y - 59 + rib}" y2="${y - 59 + rib}" stroke="#0c2b2d" stroke-width="1.6" opacity="0.28"/>`,
  );
  return [
    isLit ? `<circle cx="${x}" cy="${y}" r="128" fill="url(#shine${paper})"/>` : "",
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="46" fill="${isLit ? `url(#paper${paper})` : "#1c4c4c"}"/>`,
    ...ribs,
    `<rect x="${x - 20}" y="${y - 69}" width="40" height="12" rx="3" fill="#0a2224"/><rect x="${x - 20}" y="${y + 57}" width="40" height="12" rx="3" fill="#0a2224"/>`,
    `<line x1="${x}" x2="${x}" y1="${y + 69}" y2="${y + 90}" stroke="#e9b44c" stroke-width="3"/>`,
  ].join("");
}

/** Rows of paper lanterns on their lines across a night-green street; a few are not lit. */
export const drawLanternGrid: CoverDesign = (random) => {
  const definitions = papers.map(
    ([light, dark], index) => linearGradient(`paper${index}`, [light, dark]) + glow(`shine${index}`, light, 0.42),
  );
  const rows = range(4).map((row) => {
    const y = 112 + row * 196;
    const shift = row % 2 === 0 ? 0 : 80;
    const line = `<path d="M0,${y - 78} Q400,${y - 56} 800,${y - 78}" fill="none" stroke="#051617" stroke-width="3"/>`;
    const hung = range(6).map((column) =>
      lantern(column * 160 + shift, y, Math.floor(random.between(0, 4)), random.chance(0.78)),
    );
    return line + hung.join("");
  });
  return [
    `<defs>${definitions.join("")}${linearGradient("street", ["#0d3b3e", "#08282b"])}</defs>`,
    background("url(#street)"),
    ...rows,
  ].join("");
};
