import { chordOn, frequencyOf, noteOfDegree, voiceAround } from "../harmony.ts";
import { renderRoundBass } from "../instruments/bass.ts";
import { shapeEdges, silence } from "../instruments/envelope.ts";
import { renderGlassBell } from "../instruments/glass-bell.ts";
import { renderPad } from "../instruments/pad.ts";
import { createSoundCache } from "../instruments/sound-cache.ts";
import { addEcho } from "../mixing/add-echo.ts";
import { addRoom } from "../mixing/add-room.ts";
import { softenHighs, sweepLowPass } from "../mixing/filters.ts";
import { createStereoMix, placeSound, type StereoMix } from "../mixing/stereo-mix.ts";
import { planChords, type Style, type TrackScore } from "./style.ts";

const tailS = 4.5;

/** Waves on a shore: noise whose brightness swells and ebbs, from one side and then the other. */
function placeSurf(mix: StereoMix, { random, bars }: TrackScore, barS: number): void {
  const noise = softenHighs(
    silence(barS * 1.5).map(() => random.next() - 0.5),
    900,
  );
  sweepLowPass(noise, (timeS) => 160 + 700 * Math.sin((Math.PI * timeS) / (barS * 1.5)) ** 4, 0.7);
  shapeEdges(noise, barS * 0.6, barS * 0.6);
  for (let wave = 0; wave < bars; wave += 1) {
    placeSound(mix, noise, { atS: wave * barS, gain: 0.3, pan: wave % 2 === 0 ? -0.7 : 0.7, room: 0.1 });
  }
}

/** Slow wide pads over a deep fundamental, glass bells that echo, and a distant sea. */
export const composeAmbient: Style = (score) => {
  const { random, key, bpm, bars } = score;
  const barS = 240 / bpm;
  const mix = createStereoMix(bars * barS + tailS);
  const sound = createSoundCache();
  const chords = planChords(score, [
    [0, 5, 3, 4],
    [0, 2, 5, 3],
    [3, 0, 4, 5],
    [0, 4, 1, 3],
  ]);
  placeSurf(mix, score, barS);

  for (const [bar, degree] of chords.entries()) {
    const atS = bar * barS;
    for (const note of voiceAround(chordOn(key, degree, 5).slice(1), 62)) {
      for (const [side, pan] of [-0.75, 0.75].entries()) {
        const pad = sound(`pad ${note} ${side}`, () =>
          renderPad({
            frequencyHz: frequencyOf(note),
            durationS: barS,
            attackS: 1.4,
            releaseS: 2.2,
            brightness: 0.28,
            detuneCents: side === 0 ? 6 : -7.5,
          }),
        );
        placeSound(mix, pad, { atS, gain: 0.13, pan, room: 0.5 });
      }
    }
    const root = noteOfDegree(key, degree) - 12;
    const low = root > 42 ? root - 12 : root;
    const bass = sound(`bass ${low}`, () => shapeEdges(renderRoundBass(frequencyOf(low), barS), 0.5, 1.2));
    placeSound(mix, bass, { atS, gain: 0.34, room: 0.1 });

    if (bar === 0) continue;
    for (const beat of random.pick([
      [0, 1.5, 3],
      [0.5, 2],
      [0, 2.5, 3],
      [1, 1.5, 2.5],
    ])) {
      const note = noteOfDegree(key, degree + random.pick([0, 2, 4, 7, 9])) + 24;
      const bell = sound(`bell ${note}`, () => renderGlassBell(frequencyOf(note)));
      const gain = random.between(0.1, 0.19);
      placeSound(mix, bell, { atS: atS + (beat * 60) / bpm, gain, pan: random.between(-0.6, 0.6), room: 0.9 });
    }
  }

  addEcho(mix, { delayS: 45 / bpm, feedback: 0.5, level: 0.22 });
  addRoom(mix, { decayS: 5.5, damping: 0.35, level: 0.3 });
  return mix;
};
