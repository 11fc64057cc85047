import { sampleRateHz } from "./stereo-mix.ts";

/** Lets the pitch drift like a worn tape by reading the channel at a slowly moving delay of up to `depthS`. */
export function addTapeWow(channel: Float32Array, { depthS, rateHz }: { depthS: number; rateHz: number }): void {
  const source = channel.slice();
  const depth = depthS * sampleRateHz;
  const step = (2 * Math.PI * rateHz) / sampleRateHz;
  for (let index = Math.ceil(depth) + 1; index < channel.length; index += 1) {
    const position = index - depth * (0.5 + 0.5 * Math.sin(index * step));
    const whole = Math.floor(position);
    const before = source[whole]!;
    channel[index] = before + (source[whole + 1]! - before) * (position - whole);
  }
}
