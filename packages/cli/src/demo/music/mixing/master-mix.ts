import { limitPeaks } from "./limit-peaks.ts";
import { measureLoudness } from "./measure-loudness.ts";
import { sampleRateHz, type StereoMix } from "./stereo-mix.ts";

const targetLufs = -14;
/** -1.5 dBFS: lossy encoding overshoots by up to half a decibel. */
const ceiling = 10 ** (-1.5 / 20);

function fadeEdges(channel: Float32Array, fadeInS: number, fadeOutS: number): void {
  const fadeIn = Math.round(fadeInS * sampleRateHz);
  for (let index = 0; index < fadeIn; index += 1) channel[index]! *= Math.sin((index / fadeIn) * (Math.PI / 2));
  const fadeOut = Math.round(fadeOutS * sampleRateHz);
  for (let index = 0; index < fadeOut; index += 1) {
    const remaining = index / fadeOut;
    channel[channel.length - 1 - index]! *= remaining * remaining * (3 - 2 * remaining);
  }
}

/** Makes a mix ready to be published: faded at both ends, at -14 LUFS, with no peak above -1.5 dBFS. In place. */
export function masterMix(
  { left, right }: StereoMix,
  { fadeInS, fadeOutS }: { fadeInS: number; fadeOutS: number },
): void {
  for (const channel of [left, right]) fadeEdges(channel, fadeInS, fadeOutS);
  const gain = 10 ** ((targetLufs - measureLoudness(left, right)) / 20);
  for (let index = 0; index < left.length; index += 1) {
    left[index]! *= gain;
    right[index]! *= gain;
  }
  limitPeaks(left, right, ceiling);
}
