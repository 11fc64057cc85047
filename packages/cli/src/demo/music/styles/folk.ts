import { chordOn, frequencyOf, noteOfDegree, voiceAround } from "../harmony.ts";
import { renderRoundBass } from "../instruments/bass.ts";
import { renderKick, renderShaker } from "../instruments/drums.ts";
import { renderPluckedString } from "../instruments/plucked-string.ts";
import { createSoundCache } from "../instruments/sound-cache.ts";
import { composeMelody } from "../melody.ts";
import { addRoom } from "../mixing/add-room.ts";
import { createStereoMix, placeSound, type StereoMix } from "../mixing/stereo-mix.ts";
import { planChords, type Style, type TrackScore } from "./style.ts";

const tailS = 3;
const grooveFromBar = 2;
/** Strings of the voicing by eighth note, as a picking hand goes: the thumb on 0 and 1, fingers on the rest. */
const pickings: readonly [readonly number[], ...(readonly number[])[]] = [
  [0, 3, 2, 4, 1, 3, 2, 4],
  [0, 2, 3, 2, 1, 4, 3, 2],
  [0, 4, 2, 3, 1, 4, 2, 3],
];

/** A foot on the floor and a shaker on the off-beats. */
function placeGroove(mix: StereoMix, { random, bars, bpm }: TrackScore): void {
  const beatS = 60 / bpm;
  const kick = renderKick({ pitchHz: 58, decayS: 0.11, clickHz: 60 });
  const shaker = renderShaker();
  for (let bar = grooveFromBar; bar < bars - 1; bar += 1) {
    const barAtS = bar * 4 * beatS;
    for (const beat of [0, 2]) placeSound(mix, kick, { atS: barAtS + beat * beatS, gain: 0.28, room: 0.2 });
    for (let eighth = 0; eighth < 8; eighth += 1) {
      const gain = (eighth % 4 === 2 ? 0.26 : 0.13) * random.between(0.8, 1.1);
      placeSound(mix, shaker, { atS: barAtS + (eighth * beatS) / 2 - 0.02, gain, pan: 0.45, room: 0.15 });
    }
  }
}

/** A finger-picked guitar, a second one that sings, a shaker and a foot that keeps time. */
export const composeFolk: Style = (score) => {
  const { random, key, bpm, bars } = score;
  const beatS = 60 / bpm;
  const mix = createStereoMix(bars * 4 * beatS + tailS);
  const sound = createSoundCache();
  const chords = planChords(score, [
    [0, 3, 0, 4],
    [0, 5, 3, 4],
    [0, 4, 5, 3],
    [3, 0, 4, 5],
  ]);
  const picking = random.pick(pickings);

  for (const [bar, degree] of chords.entries()) {
    const barAtS = bar * 4 * beatS;
    const root = noteOfDegree(key, degree) - 12;
    const low = root > 47 ? root - 12 : root;
    const strings = [low, low + 7, ...voiceAround(chordOn(key, degree, 3), 60)];
    const isLast = bar === bars - 1;
    for (const [eighth, string] of isLast ? [0, 1, 2, 3, 4].entries() : picking.entries()) {
      const note = strings[string] ?? low;
      const tone = sound(`guitar ${note}`, () =>
        renderPluckedString({ frequencyHz: frequencyOf(note), durationS: 1.8, brightnessHz: 2600, decayS: 3.2 }),
      );
      const atS = barAtS + (isLast ? eighth * 0.045 : (eighth * beatS) / 2) + random.between(0, 0.009);
      const gain = (eighth === 0 ? 0.36 : 0.27) * random.between(0.85, 1.05);
      placeSound(mix, tone, { atS, gain, pan: -0.32, room: 0.3 });
    }
    const bass = sound(`bass ${low} ${isLast}`, () => renderRoundBass(frequencyOf(low), beatS * (isLast ? 4 : 1.7)));
    placeSound(mix, bass, { atS: barAtS, gain: 0.14 });
    if (bar >= grooveFromBar && !isLast) placeSound(mix, bass, { atS: barAtS + 2 * beatS, gain: 0.11 });
  }
  placeGroove(mix, score);

  const melody = composeMelody(random, chords, { density: "flowing", anchorDegree: 9, fromBar: grooveFromBar });
  for (const { bar, beat, degree } of melody) {
    const note = noteOfDegree(key, degree);
    const tone = sound(`lead ${note}`, () =>
      renderPluckedString({ frequencyHz: frequencyOf(note), durationS: 1.5, brightnessHz: 5200, decayS: 2.6 }),
    );
    const atS = (bar * 4 + beat) * beatS + random.between(0, 0.012);
    placeSound(mix, tone, { atS, gain: 0.4 * random.between(0.85, 1.05), pan: 0.35, room: 0.4 });
  }

  addRoom(mix, { decayS: 1.7, damping: 0.35, level: 0.2 });
  return mix;
};
