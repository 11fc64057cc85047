import { background, type CoverDesign, glow, range } from "./svg.ts";

/** Sheets of paper and half discs in lamplight, crossed by the strings of a piano. */
export const drawPaperArcs: CoverDesign = (random) => {
  const strings = range(17).map((string) => {
    const x = 120 + string * 35;
    const bend = random.between(-10, 10);
    return `<path d="M${x},0 Q${(x + bend).toFixed(1)},400 ${x},800" fill="none" stroke="#2a211c" stroke-width="${(2.6 - string * 0.1).toFixed(2)}" opacity="0.34"/>`;
  });
  return [
    `<defs>${glow("lamp", "#ffd88a", 0.95)}</defs>`,
    background("#e9dcc5"),
    `<circle cx="250" cy="240" r="430" fill="url(#lamp)"/>`,
    `<path d="M400,120 A280,280 0 0 1 400,680 Z" fill="#22242b"/>`,
    `<path d="M400,200 A200,200 0 0 0 400,600 Z" fill="#c8502f"/>`,
    `<path d="M400,280 A120,120 0 0 1 400,520 Z" fill="#e9dcc5"/>`,
    `<path d="M120,680 A140,140 0 0 1 400,680 Z" fill="#d99a3d"/>`,
    `<rect x="0" y="680" width="800" height="120" fill="#22242b"/>`,
    `<rect x="0" y="680" width="400" height="120" fill="#3b3a3f"/>`,
    `<circle cx="250" cy="240" r="46" fill="#fff3d2"/>`,
    ...strings,
  ].join("");
};
