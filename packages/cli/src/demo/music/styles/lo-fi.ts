import { chordOn, frequencyOf, noteOfDegree, voiceAround } from "../harmony.ts";
import { renderRoundBass } from "../instruments/bass.ts";
import { renderCrackle, renderHat, renderKick, renderRim, renderSnare } from "../instruments/drums.ts";
import { renderElectricPiano } from "../instruments/electric-piano.ts";
import { renderPluckedString } from "../instruments/plucked-string.ts";
import { createSoundCache, type SoundCache } from "../instruments/sound-cache.ts";
import { composeMelody } from "../melody.ts";
import { addEcho } from "../mixing/add-echo.ts";
import { addRoom } from "../mixing/add-room.ts";
import { addTapeWow } from "../mixing/add-tape-wow.ts";
import { softenHighs } from "../mixing/filters.ts";
import { addMix, createStereoMix, duckMix, placeSound, type StereoMix } from "../mixing/stereo-mix.ts";
import { planChords, type Style, type TrackScore } from "./style.ts";

const tailS = 2.5;
/** One turn of the record at 33 1/3 rpm, after which its scratches come again. */
const crackleS = 1.8;

/** A lazy beat: the off-beats late, the snare a little behind, no two hats alike. Gives back when the kick falls. */
function placeBeat(drums: StereoMix, { random, bars, bpm }: TrackScore, sound: SoundCache): number[] {
  const beatS = 60 / bpm;
  const kick = sound("kick", () => renderKick({ pitchHz: 52, decayS: 0.16, clickHz: 110 }));
  const snare = sound("snare", () => renderSnare({ toneHz: 186, rattleHz: 5200 }));
  const hat = sound("hat", () => renderHat(0.035));
  const openHat = sound("open hat", () => renderHat(0.16));
  const rim = sound("rim", renderRim);
  const kickBeats = random.pick([
    [0, 1.5, 2.5],
    [0, 2.5],
    [0, 0.75, 2.5],
    [0, 1.75, 2.5],
  ]);
  const kicksAtS: number[] = [];
  for (let bar = 1; bar < bars; bar += 1) {
    const barAtS = bar * 4 * beatS;
    for (const beat of kickBeats) {
      kicksAtS.push(barAtS + beat * beatS);
      placeSound(drums, kick, { atS: barAtS + beat * beatS, gain: 0.5 });
    }
    for (const beat of [1, 3])
      placeSound(drums, snare, { atS: barAtS + beat * beatS + 0.014, gain: 0.36, room: 0.18, pan: 0.08 });
    if (bar % 4 === 3) placeSound(drums, rim, { atS: barAtS + 3.66 * beatS, gain: 0.3, room: 0.3, pan: -0.4 });
    for (let eighth = 0; eighth < 8; eighth += 1) {
      const swing = eighth % 2 === 1 ? 0.16 * beatS : 0;
      const isOpen = eighth === 7 && bar % 2 === 1;
      const gain = (eighth % 2 === 0 ? 0.3 : 0.19) * random.between(0.75, 1.1);
      const atS = barAtS + (eighth * beatS) / 2 + swing + random.between(0, 0.008);
      placeSound(drums, isOpen ? openHat : hat, { atS, gain, pan: 0.3, room: 0.05 });
    }
  }
  return kicksAtS;
}

/** Two or three rolled chords a bar, the last one held. */
function placeKeys(music: StereoMix, score: TrackScore, chords: readonly number[], sound: SoundCache): void {
  const { random, key, bpm, bars } = score;
  const beatS = 60 / bpm;
  const stabBeats = random.pick([
    [0, 1.66],
    [0, 2.66],
    [0, 1.5, 2.66],
  ]);
  for (const [bar, degree] of chords.entries()) {
    const notes = voiceAround(chordOn(key, degree, 5).slice(1), 61);
    const beats = bar === bars - 1 ? [0] : stabBeats;
    for (const [index, beat] of beats.entries()) {
      const lengthS = ((beats[index + 1] ?? 4) - beat) * beatS;
      for (const [voice, note] of notes.entries()) {
        const tone = sound(`keys ${note} ${lengthS.toFixed(2)}`, () => renderElectricPiano(frequencyOf(note), lengthS));
        const gain = random.between(0.17, 0.2) * (index === 0 ? 1 : 0.75);
        const atS = (bar * 4 + beat) * beatS + voice * 0.012;
        placeSound(music, tone, { atS, gain, pan: -0.45 + voice * 0.3, room: 0.3 });
      }
    }
  }
}

const walk = [
  { beat: 0, length: 1.4, interval: 0 },
  { beat: 2.5, length: 1, interval: 0 },
  { beat: 3.66, length: 0.3, interval: 7 },
] as const;
const rest = [{ beat: 0, length: 4, interval: 0 }] as const;

function placeBass(music: StereoMix, score: TrackScore, chords: readonly number[], sound: SoundCache): void {
  const { key, bpm, bars } = score;
  const beatS = 60 / bpm;
  for (const [bar, degree] of chords.entries()) {
    const root = noteOfDegree(key, degree) - 12;
    for (const { beat, length, interval } of bar === bars - 1 ? rest : walk) {
      const note = (root > 45 ? root - 12 : root) + interval;
      const tone = sound(`bass ${note} ${length}`, () => renderRoundBass(frequencyOf(note), length * beatS));
      placeSound(music, tone, { atS: (bar * 4 + beat) * beatS, gain: 0.23 });
    }
  }
}

/** Ninth chords on a tine piano, a round bass, a late beat and a few plucked notes, off a slightly worn tape. */
export const composeLoFi: Style = (score) => {
  const { random, key, bpm, bars } = score;
  const beatS = 60 / bpm;
  const music = createStereoMix(bars * 4 * beatS + tailS);
  const drums = createStereoMix(bars * 4 * beatS + tailS);
  const sound = createSoundCache();
  const chords = planChords(score, [
    [1, 4, 0, 5],
    [3, 2, 1, 0],
    [0, 5, 1, 4],
    [3, 4, 2, 5],
  ]);
  placeKeys(music, score, chords, sound);
  placeBass(music, score, chords, sound);

  const melody = composeMelody(random, chords, { density: "sparse", anchorDegree: 9, fromBar: 2 });
  for (const { bar, beat, lengthBeats, degree } of melody) {
    const note = noteOfDegree(key, degree);
    const tone = sound(`pluck ${note}`, () =>
      renderPluckedString({ frequencyHz: frequencyOf(note), durationS: 1.6, brightnessHz: 2400, decayS: 2.2 }),
    );
    const gain = 0.27 * Math.min(1, 0.6 + lengthBeats * 0.2);
    placeSound(music, tone, { atS: (bar * 4 + beat) * beatS + 0.01, gain, pan: 0.35, room: 0.55 });
  }

  duckMix(music, placeBeat(drums, score, sound), 0.3, 0.22);
  addEcho(music, { delayS: beatS * 0.75, feedback: 0.35, level: 0.16 });
  addMix(music, drums);
  addRoom(music, { decayS: 1.4, damping: 0.45, level: 0.22 });
  for (const channel of [music.left, music.right]) {
    softenHighs(channel, 6500);
    addTapeWow(channel, { depthS: 0.0016, rateHz: 0.55 });
  }
  const crackle = renderCrackle(crackleS);
  for (let atS = 0; atS < bars * 4 * beatS + tailS; atS += crackleS) placeSound(music, crackle, { atS, gain: 0.09 });
  return music;
};
