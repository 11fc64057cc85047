import { softenHighs, softenLows, sweepLowPass } from "../mixing/filters.ts";
import { sampleRateHz } from "../mixing/stereo-mix.ts";
import { createSeededRandom } from "../seeded-random.ts";
import { shapeEdges, silence } from "./envelope.ts";
import { sineOfTurns } from "./oscillators.ts";

function decayingNoise(seed: string, durationS: number, decayS: number): Float32Array {
  const random = createSeededRandom(seed);
  const fall = Math.exp(-1 / (decayS * sampleRateHz));
  let level = 1;
  return silence(durationS).map(() => {
    level *= fall;
    return (random.next() * 2 - 1) * level;
  });
}

/** A sine that falls from the click of the beater to the drum's own pitch. */
export function renderKick({
  pitchHz,
  decayS,
  clickHz,
}: {
  pitchHz: number;
  decayS: number;
  clickHz: number;
}): Float32Array {
  let phase = 0;
  const sound = silence(decayS * 3.5).map((_, index) => {
    const timeS = index / sampleRateHz;
    phase += (pitchHz + clickHz * Math.exp(-timeS / 0.018)) / sampleRateHz;
    return sineOfTurns(phase) * Math.exp(-timeS / decayS) * 0.95;
  });
  return shapeEdges(sound, 0.001, 0.03);
}

/** The drum's two tones and the rattle of its wires. */
export function renderSnare({ toneHz, rattleHz }: { toneHz: number; rattleHz: number }): Float32Array {
  const rattle = softenLows(softenHighs(decayingNoise("snare", 0.32, 0.075), rattleHz), 900);
  return shapeEdges(
    rattle.map((value, index) => {
      const timeS = index / sampleRateHz;
      const tone = sineOfTurns(timeS * toneHz) + 0.6 * sineOfTurns(timeS * toneHz * 1.62);
      return value * 0.9 + tone * 0.32 * Math.exp(-timeS / 0.05);
    }),
    0.001,
    0.05,
  );
}

/** Three bursts a moment apart and their tail, as of several hands. */
export function renderClap(): Float32Array {
  const sound = silence(0.35);
  for (const [burst, atS] of [0, 0.011, 0.023].entries()) {
    const noise = decayingNoise(`clap ${burst}`, 0.3, burst === 2 ? 0.07 : 0.006);
    const start = Math.round(atS * sampleRateHz);
    for (let index = 0; index < noise.length && start + index < sound.length; index += 1) {
      sound[start + index]! += noise[index]! * 0.6;
    }
  }
  return shapeEdges(
    softenLows(
      sweepLowPass(sound, () => 3800, 1.1),
      1000,
    ),
    0.0005,
    0.05,
  );
}

/** Bright noise: closed at a decay of 0.03 s, open at 0.2 s. */
export function renderHat(decayS: number): Float32Array {
  const noise = softenLows(softenLows(decayingNoise("hat", decayS * 5, decayS), 7000), 5000);
  return shapeEdges(softenHighs(noise, 11_000), 0.0005, decayS);
}

export function renderShaker(): Float32Array {
  return shapeEdges(softenLows(softenHighs(decayingNoise("shaker", 0.12, 0.05), 8000), 3500), 0.025, 0.04);
}

/** A stick on the rim. */
export function renderRim(): Float32Array {
  const click = decayingNoise("rim", 0.08, 0.004).map((value, index) => {
    const timeS = index / sampleRateHz;
    return value * 0.3 + (sineOfTurns(timeS * 1720) * 0.5 + sineOfTurns(timeS * 640) * 0.4) * Math.exp(-timeS / 0.012);
  });
  return shapeEdges(click, 0.0003, 0.02);
}

/** The surface of an old record: a faint hiss and clicks at random. */
export function renderCrackle(durationS: number): Float32Array {
  const random = createSeededRandom("crackle");
  let click = 0;
  const sound = silence(durationS).map(() => {
    click = random.next() < 9 / sampleRateHz ? random.between(-1, 1) : click * 0.7;
    return click * 0.5 + (random.next() - 0.5) * 0.05;
  });
  return softenHighs(sound, 5000);
}
