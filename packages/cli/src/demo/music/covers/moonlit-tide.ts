import { background, type CoverDesign, glow, linearGradient, range } from "./svg.ts";

function wave(baseline: number, height: number, lengthPx: number, shift: number): string {
  const points = range(41).map((step) => {
    const x = step * 20;
    const y =
      baseline +
      height * Math.sin((x + shift) / lengthPx) +
      height * 0.4 * Math.sin((x + shift * 2) / (lengthPx * 0.43));
    return `${x},${y.toFixed(1)}`;
  });
  return `M0,800 L${points.join(" L")} L800,800 Z`;
}

/** A pale moon over bands of sea, each deeper than the one behind it. */
export const drawMoonlitTide: CoverDesign = (random) => {
  const sea = ["#9fd8cf", "#5fb8b4", "#2f8f97", "#1a6a7c", "#104a62", "#0a3049", "#061d33"];
  const bands = sea.map((colour, index) => {
    const baseline = 430 + index * 54;
    const path = wave(baseline, 16 + index * 3, 90 + index * 18, random.between(0, 900));
    return `<path d="${path}" fill="${colour}" opacity="0.88"/>`;
  });
  const glints = range(13).map((row) => {
    const width = random.between(20, 130) * (1 - row / 18);
    const x = 500 - width / 2 + random.between(-22, 22);
    return `<rect x="${x.toFixed(1)}" y="${462 + row * 23}" width="${width.toFixed(1)}" height="4" rx="2" fill="#fff3da" opacity="${(0.75 - row * 0.045).toFixed(2)}"/>`;
  });
  return [
    `<defs>${linearGradient("sky", ["#f7b79a", "#f6d9c0", "#d9ece4"])}${glow("halo", "#fff6e3", 0.85)}</defs>`,
    background("url(#sky)"),
    `<circle cx="500" cy="290" r="330" fill="url(#halo)"/>`,
    `<circle cx="500" cy="290" r="138" fill="#fffaf0"/>`,
    ...bands,
    ...glints,
  ].join("");
};
