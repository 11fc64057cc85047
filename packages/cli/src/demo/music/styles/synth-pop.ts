import { chordOn, frequencyOf, noteOfDegree, voiceAround } from "../harmony.ts";
import { renderSynthBass } from "../instruments/bass.ts";
import { renderClap, renderHat, renderKick } from "../instruments/drums.ts";
import { renderPad } from "../instruments/pad.ts";
import { createSoundCache, type SoundCache } from "../instruments/sound-cache.ts";
import { renderPulseLead, renderSynthPluck } from "../instruments/synth-voices.ts";
import { composeMelody } from "../melody.ts";
import { addEcho } from "../mixing/add-echo.ts";
import { addRoom } from "../mixing/add-room.ts";
import { addMix, createStereoMix, duckMix, placeSound, type StereoMix } from "../mixing/stereo-mix.ts";
import { planChords, type Style, type TrackScore } from "./style.ts";

const tailS = 2;
/** Bars before the drums, and before the lead joins. */
const drumsFromBar = 2;
const leadFromBar = 4;

/** Four on the floor with claps and open hats between. Gives back when the kick falls. */
function placeBeat(drums: StereoMix, { bars, bpm }: TrackScore, sound: SoundCache): number[] {
  const beatS = 60 / bpm;
  const kick = sound("kick", () => renderKick({ pitchHz: 49, decayS: 0.15, clickHz: 240 }));
  const clap = sound("clap", renderClap);
  const hat = sound("hat", () => renderHat(0.025));
  const openHat = sound("open hat", () => renderHat(0.09));
  const kicksAtS: number[] = [];
  for (let bar = drumsFromBar; bar < bars - 1; bar += 1) {
    for (let beat = 0; beat < 4; beat += 1) {
      const atS = (bar * 4 + beat) * beatS;
      kicksAtS.push(atS);
      placeSound(drums, kick, { atS, gain: 0.6 });
      if (beat % 2 === 1) placeSound(drums, clap, { atS, gain: 0.42, room: 0.3 });
      placeSound(drums, openHat, { atS: atS + beatS / 2, gain: 0.3, pan: 0.15, room: 0.05 });
      for (const quarter of [0.25, 0.75])
        placeSound(drums, hat, { atS: atS + quarter * beatS, gain: 0.17, pan: -0.35 });
    }
  }
  return kicksAtS;
}

function placeArpeggio(
  music: StereoMix,
  { random, key, bpm }: TrackScore,
  chords: readonly number[],
  sound: SoundCache,
): void {
  const stepS = 15 / bpm;
  const pattern = random.pick([
    [0, 1, 2, 3, 2, 1, 3, 2],
    [0, 2, 1, 3, 0, 2, 3, 1],
    [3, 2, 1, 0, 2, 1, 3, 2],
  ]);
  for (const [bar, degree] of chords.entries()) {
    const notes = voiceAround(chordOn(key, degree, 4), 69);
    const openness = bar < drumsFromBar ? 900 : 1900;
    for (let step = 0; step < 16; step += 1) {
      if (bar === chords.length - 1 && step >= 8) break;
      const note = (notes[pattern[step % 8] ?? 0] ?? 69) + (step % 8 === 6 ? 12 : 0);
      const tone = sound(`arpeggio ${note} ${openness}`, () => renderSynthPluck(frequencyOf(note), openness));
      const gain = 0.2 * (step % 4 === 0 ? 1 : 0.72);
      placeSound(music, tone, { atS: (bar * 16 + step) * stepS, gain, pan: step % 2 === 0 ? -0.5 : 0.5, room: 0.3 });
    }
  }
}

/** Sixteenth-note arpeggios, pads that breathe with the kick, a bouncing bass and a pulse-wave lead. */
export const composeSynthPop: Style = (score) => {
  const { random, key, bpm, bars } = score;
  const beatS = 60 / bpm;
  const music = createStereoMix(bars * 4 * beatS + tailS);
  const drums = createStereoMix(bars * 4 * beatS + tailS);
  const sound = createSoundCache();
  const chords = planChords(score, [
    [0, 5, 2, 6],
    [5, 3, 0, 4],
    [0, 3, 5, 4],
    [3, 4, 5, 0],
  ]);
  placeArpeggio(music, score, chords, sound);

  for (const [bar, degree] of chords.entries()) {
    for (const note of voiceAround(chordOn(key, degree, 4), 60)) {
      for (const [side, pan] of [-0.85, 0.85].entries()) {
        const pad = sound(`pad ${note} ${side}`, () =>
          renderPad({
            frequencyHz: frequencyOf(note),
            durationS: beatS * 4,
            attackS: 0.06,
            releaseS: 0.4,
            brightness: 0.7,
            detuneCents: side === 0 ? 9 : -11,
          }),
        );
        placeSound(music, pad, { atS: bar * 4 * beatS, gain: 0.075, pan, room: 0.25 });
      }
    }
    if (bar < drumsFromBar || bar === bars - 1) continue;
    const root = noteOfDegree(key, degree) - 12;
    for (let eighth = 0; eighth < 8; eighth += 1) {
      const note = (root > 45 ? root - 12 : root) + (eighth % 4 === 3 ? 12 : 0);
      const tone = sound(`bass ${note}`, () => renderSynthBass(frequencyOf(note), beatS * 0.42));
      placeSound(music, tone, { atS: (bar * 4 + eighth / 2) * beatS, gain: 0.31 });
    }
  }

  const melody = composeMelody(random, chords, { density: "busy", anchorDegree: 9, fromBar: leadFromBar });
  for (const { bar, beat, lengthBeats, degree } of melody) {
    const note = noteOfDegree(key, degree);
    const tone = sound(`lead ${note} ${lengthBeats}`, () =>
      renderPulseLead(frequencyOf(note), lengthBeats * beatS * 0.85),
    );
    placeSound(music, tone, { atS: (bar * 4 + beat) * beatS, gain: 0.21, pan: 0.05, room: 0.45 });
  }

  duckMix(music, placeBeat(drums, score, sound), 0.55, beatS * 0.7);
  addEcho(music, { delayS: beatS * 0.75, feedback: 0.4, level: 0.22 });
  addMix(music, drums);
  addRoom(music, { decayS: 2, damping: 0.3, level: 0.2 });
  return music;
};
