import { background, type CoverDesign, glow, linearGradient, range } from "./svg.ts";

/** A neon sun cut into scan lines inside rings that open like a radio signal, over a dark grid of lights. */
export const drawSignalRings: CoverDesign = (random) => {
  const rings = range(9).map((ring) => {
    const radius = 208 + ring * 38;
    const turn = random.between(0, 360).toFixed(0);
    const circumference = 2 * Math.PI * radius;
    const drawn = circumference * random.between(0.45, 0.85);
    return `<circle cx="400" cy="400" r="${radius}" fill="none" stroke="url(#ray)" stroke-width="${Math.max(3, 13 - ring * 1.2).toFixed(1)}" stroke-linecap="round" stroke-dasharray="${drawn.toFixed(0)} ${(circumference - drawn).toFixed(0)}" transform="rotate(${turn} 400 400)" opacity="${(0.95 - ring * 0.085).toFixed(2)}"/>`;
  });
  const slices = range(8).map(
    (slice) => `<rect x="200" y="${392 + slice * 24}" width="400" height="${3 + slice * 1.9}" fill="#150a33"/>`,
  );
  const lights = range(120).map(() => {
    const [x, y] = [Math.floor(random.between(0, 41)) * 20, Math.floor(random.between(0, 41)) * 20];
    return `<rect x="${x - 2}" y="${y - 2}" width="4" height="4" fill="#9b8cff" opacity="${random.between(0.15, 0.6).toFixed(2)}"/>`;
  });
  return [
    "<defs>",
    linearGradient("ray", ["#19f0ff", "#7a5cff", "#ff3fa4"], 'x1="0" y1="0" x2="1" y2="1"'),
    linearGradient("sun", ["#ffe66d", "#ff7a59", "#ff2e93"]),
    glow("haze", "#7b2ff7", 0.75),
    `<clipPath id="disc"><circle cx="400" cy="400" r="161"/></clipPath></defs>`,
    background("#150a33"),
    `<circle cx="400" cy="400" r="520" fill="url(#haze)"/>`,
    ...lights,
    ...rings,
    `<circle cx="400" cy="400" r="160" fill="url(#sun)"/>`,
    `<g clip-path="url(#disc)">${slices.join("")}</g>`,
  ].join("");
};
