import { background, type CoverDesign, linearGradient, range } from "./svg.ts";

/** A leaf of two halves, its tip `length` to the right of its stalk. */
function leaf(length: number, width: number, light: string, dark: string): string {
  const half = (side: number, fill: string): string =>
    `<path d="M0,0 Q${length * 0.45},${side * width} ${length},0 Z" fill="${fill}"/>`;
  return half(-1, light) + half(1, dark);
}

/** A branch in front of rolling fields and a low sun. */
export const drawLeafAndHills: CoverDesign = (random) => {
  const fields = ["#c9c46a", "#9fb05a", "#6f9650", "#3f7748"].map((colour, index) => {
    const y = 470 + index * 78;
    const [a, b] = [random.between(-90, 20), random.between(-20, 90)];
    return `<path d="M0,${y} C200,${(y + a).toFixed(0)} 420,${(y + b).toFixed(0)} 800,${(y - 30 + a * 0.4).toFixed(0)} L800,800 L0,800 Z" fill="${colour}"/>`;
  });
  const leaves = range(9).flatMap((pair) => {
    const along = pair / 8;
    const [x, y] = [330 + 120 * Math.sin(along * 1.5), 720 - along * 590];
    const length = 190 - along * 95;
    return [-1, 1].map((side) => {
      const angle = side === 1 ? -28 - along * 22 : -152 + along * 22;
      const [light, dark] = random.chance(0.2) ? ["#f0a33f", "#d97c2b"] : ["#1f5a45", "#16453a"];
      return `<g transform="translate(${x.toFixed(0)} ${y.toFixed(0)}) rotate(${(angle + random.between(-5, 5)).toFixed(0)})">${leaf(length, length * 0.36, light, dark)}</g>`;
    });
  });
  return [
    `<defs>${linearGradient("dawn", ["#f6cf8b", "#f8e3b8", "#fbf1dc"])}</defs>`,
    background("url(#dawn)"),
    `<circle cx="590" cy="330" r="150" fill="#ee6c4d"/>`,
    ...fields,
    `<path d="M330,800 C325,720 340,640 370,560 S450,330 450,120" fill="none" stroke="#12382f" stroke-width="9" stroke-linecap="round"/>`,
    ...leaves,
  ].join("");
};
