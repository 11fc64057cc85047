import type { Track } from "./catalogue.ts";
import { masterMix } from "./mixing/master-mix.ts";
import type { StereoMix } from "./mixing/stereo-mix.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { composeAmbient } from "./styles/ambient.ts";
import { composeFolk } from "./styles/folk.ts";
import { composeLoFi } from "./styles/lo-fi.ts";
import { composeSoloPiano } from "./styles/solo-piano.ts";
import type { Style } from "./styles/style.ts";
import { composeSynthPop } from "./styles/synth-pop.ts";

const styles = {
  ambient: { compose: composeAmbient, fadeInS: 0.8, fadeOutS: 3.5 },
  folk: { compose: composeFolk, fadeInS: 0.01, fadeOutS: 2 },
  "lo-fi": { compose: composeLoFi, fadeInS: 0.1, fadeOutS: 2 },
  "solo-piano": { compose: composeSoloPiano, fadeInS: 0.01, fadeOutS: 2.5 },
  "synth-pop": { compose: composeSynthPop, fadeInS: 0.05, fadeOutS: 1.6 },
} as const satisfies Readonly<Record<string, { compose: Style; fadeInS: number; fadeOutS: number }>>;

export type StyleName = keyof typeof styles;

/** The finished sound of a track at 44.1 kHz; the same for the same artist and title, always. */
export function composeTrack({ artist, title, style, key, bpm, bars }: Track): Pick<StereoMix, "left" | "right"> {
  const { compose, fadeInS, fadeOutS } = styles[style];
  const mix = compose({ random: createSeededRandom(`${artist}/${title}`), key, bpm, bars });
  masterMix(mix, { fadeInS, fadeOutS });
  return mix;
}
