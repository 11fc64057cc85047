import type { SeededRandom } from "./seeded-random.ts";

/** One note of a melody, placed in a bar of four beats and on a degree of the scale. */
export interface MelodyNote {
  readonly bar: number;
  readonly beat: number;
  readonly lengthBeats: number;
  readonly degree: number;
}

type Rhythm = readonly number[];

const rhythms: Readonly<Record<"sparse" | "flowing" | "busy", readonly [Rhythm, ...Rhythm[]]>> = {
  sparse: [
    [0, 2.5],
    [0, 1.5],
    [0.5, 2],
    [0, 3],
  ],
  flowing: [
    [0, 1, 1.5, 3],
    [0, 0.5, 1.5, 2.5],
    [0, 1.5, 2, 3],
    [0.5, 1, 2, 3],
  ],
  busy: [
    [0, 0.5, 1, 1.5, 2.5, 3],
    [0, 0.75, 1.5, 2, 2.75, 3.5],
    [0, 0.5, 1.5, 2, 3, 3.5],
    [0, 0.75, 1.5, 2.25, 3],
  ],
};

interface Motif {
  readonly beats: Rhythm;
  readonly steps: readonly number[];
}

function inventMotif(random: SeededRandom, density: keyof typeof rhythms): Motif {
  const beats = random.pick(rhythms[density]);
  let step = random.pick([0, 1, 2]);
  const steps = beats.map(() => {
    const current = step;
    step += random.pick([-2, -1, -1, 1, 1, 2]);
    return current;
  });
  return { beats, steps };
}

/** The degree of the chord's triad that lies closest, so that what falls on a strong beat is consonant. */
function nearestChordDegree(degree: number, chordDegree: number): number {
  let best = degree;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let candidate = degree - 3; candidate <= degree + 3; candidate += 1) {
    const third = (((candidate - chordDegree) % 7) + 7) % 7;
    const distance = Math.abs(candidate - degree);
    if ((third === 0 || third === 2 || third === 4) && distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * A melody over a chord a bar: a motif, its repetition, a contrasting one, and the first again with a long last note
 * (a a b a), which is what makes chance sound intended. `anchorDegree` is about where its notes lie. It enters in
 * `fromBar` and leaves the last bar to the closing chord.
 */
export function composeMelody(
  random: SeededRandom,
  chordDegrees: readonly number[],
  { density, anchorDegree, fromBar }: { density: keyof typeof rhythms; anchorDegree: number; fromBar: number },
): MelodyNote[] {
  const first = inventMotif(random, density);
  const second = inventMotif(random, density);
  return chordDegrees.flatMap((chordDegree, bar) => {
    if (bar < fromBar || bar === chordDegrees.length - 1) return [];
    const position = bar % 4;
    const motif = position === 2 ? second : first;
    const beats = position === 3 ? motif.beats.slice(0, Math.max(2, motif.beats.length - 2)) : motif.beats;
    return beats.map((beat, index): MelodyNote => {
      const wanted = anchorDegree + (motif.steps[index] ?? 0);
      const isStrong = beat % 1 === 0 || index === beats.length - 1;
      return {
        bar,
        beat,
        lengthBeats: (beats[index + 1] ?? 4) - beat,
        degree: isStrong ? nearestChordDegree(wanted, chordDegree) : wanted,
      };
    });
  });
}
