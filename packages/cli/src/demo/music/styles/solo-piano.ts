import { chordOn, frequencyOf, noteOfDegree, voiceAround } from "../harmony.ts";
import { renderGrandPiano } from "../instruments/grand-piano.ts";
import { createSoundCache } from "../instruments/sound-cache.ts";
import { composeMelody } from "../melody.ts";
import { addRoom } from "../mixing/add-room.ts";
import { createStereoMix, placeSound } from "../mixing/stereo-mix.ts";
import { planChords, type Style } from "./style.ts";

const tailS = 4;
/** A grand piano from the player's bench: low notes left, high notes right. */
const panOf = (note: number): number => Math.max(-0.6, Math.min(0.6, (note - 62) / 32));

/** Broken chords in the left hand, a singing right hand, a player who hesitates a little and slows down at the end. */
export const composeSoloPiano: Style = (score) => {
  const { random, key, bpm, bars } = score;
  const beatS = 60 / bpm;
  const slowingS = (beat: number): number => 0.05 * Math.max(0, beat - (bars - 2) * 4) ** 2 * beatS;
  const timeOf = (bar: number, beat: number): number => (bar * 4 + beat) * beatS + slowingS(bar * 4 + beat) + 0.05;
  const mix = createStereoMix(timeOf(bars, 0) + tailS);
  const sound = createSoundCache();
  const chords = planChords(score, [
    [0, 4, 5, 3],
    [0, 2, 3, 4],
    [5, 3, 0, 4],
    [0, 5, 1, 4],
  ]);
  const figure = random.pick([
    [0, 2, 3, 2, 4, 3, 2, 3],
    [0, 2, 4, 3, 2, 3, 4, 2],
    [0, 3, 2, 4, 3, 2, 4, 3],
  ]);

  const strike = (note: number, atS: number, gain: number, hardness: number): void => {
    const tone = sound(`${note} ${hardness}`, () =>
      renderGrandPiano(frequencyOf(note), note < 60 ? 3.2 : 2.6, hardness),
    );
    placeSound(mix, tone, { atS: atS + random.between(0, 0.014), gain, pan: panOf(note), room: 0.35 });
  };

  for (const [bar, degree] of chords.entries()) {
    const root = noteOfDegree(key, degree) - 12;
    const notes = [root, ...voiceAround(chordOn(key, degree, 4), 57)];
    if (bar === bars - 1) {
      for (const [index, note] of [root - 12, ...notes].entries()) {
        strike(note, timeOf(bar, 0) + index * 0.06, 0.3, 0.25);
      }
      continue;
    }
    for (const [eighth, voice] of figure.entries()) {
      const accent = eighth === 0 ? 1.25 : random.between(0.7, 0.9);
      strike(notes[voice] ?? root, timeOf(bar, eighth / 2), 0.24 * accent, 0.25);
    }
  }

  const melody = composeMelody(random, chords, { density: "flowing", anchorDegree: 9, fromBar: 1 });
  for (const { bar, beat, degree } of melody) {
    const isHigh = bar >= bars / 2;
    const note = noteOfDegree(key, degree) + (isHigh ? 12 : 0);
    strike(note, timeOf(bar, beat), 0.42 * random.between(0.85, 1.05), 0.6);
    if (isHigh && beat === 0) strike(note - 12, timeOf(bar, beat), 0.22, 0.25);
  }

  addRoom(mix, { decayS: 2.8, damping: 0.4, level: 0.24 });
  return mix;
};
