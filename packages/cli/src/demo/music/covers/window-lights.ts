import { background, type CoverDesign, glow, linearGradient, range } from "./svg.ts";

const lights = ["#ff9a4d", "#ffd27a", "#ff5d6c", "#6fd3ff", "#b68cff"] as const;

/** City lights out of focus behind the rainy window of a bus. */
export const drawWindowLights: CoverDesign = (random) => {
  const glowing = lights.map((colour, index) => glow(`light${index}`, colour, 0.55));
  const discs = range(46).map(() => {
    const light = Math.floor(random.between(0, lights.length));
    const y = 170 + 430 * random.next() ** 0.8;
    const r = random.between(14, 62);
    const [cx, cy] = [random.between(90, 710).toFixed(0), y.toFixed(0)];
    return `<circle cx="${cx}" cy="${cy}" r="${(r * 1.9).toFixed(0)}" fill="url(#light${light})"/><circle cx="${cx}" cy="${cy}" r="${r.toFixed(0)}" fill="${lights[light]}" opacity="${random.between(0.2, 0.62).toFixed(2)}"/>`;
  });
  const rain = range(90).map(() => {
    const [x, y, length] = [random.between(60, 760), random.between(90, 660), random.between(14, 64)];
    return `<line x1="${x.toFixed(0)}" y1="${y.toFixed(0)}" x2="${(x - length * 0.28).toFixed(0)}" y2="${(y + length).toFixed(0)}" stroke="#dfeaff" stroke-width="2.2" stroke-linecap="round" opacity="${random.between(0.12, 0.5).toFixed(2)}"/>`;
  });
  return [
    "<defs>",
    linearGradient("night", ["#111a3e", "#2b2560", "#5b2f6b"]),
    ...glowing,
    `<clipPath id="pane"><rect x="84" y="84" width="632" height="540" rx="84"/></clipPath></defs>`,
    background("#f0b75a"),
    `<rect x="0" y="668" width="800" height="132" fill="#e2634b"/><rect x="0" y="668" width="800" height="14" fill="#fff0d0"/>`,
    `<rect x="66" y="66" width="668" height="576" rx="100" fill="#20192f"/>`,
    `<g clip-path="url(#pane)"><rect x="84" y="84" width="632" height="540" fill="url(#night)"/>${discs.join("")}${rain.join("")}`,
    `<path d="M84,84 h260 l-250,540 h-10 Z" fill="#ffffff" opacity="0.06"/></g>`,
    `<circle cx="180" cy="738" r="28" fill="#fff0d0"/><circle cx="620" cy="738" r="28" fill="#fff0d0"/>`,
  ].join("");
};
