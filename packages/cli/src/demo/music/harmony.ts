const modes = {
  major: [0, 2, 4, 5, 7, 9, 11],
  minor: [0, 2, 3, 5, 7, 8, 10],
  dorian: [0, 2, 3, 5, 7, 9, 10],
  lydian: [0, 2, 4, 6, 7, 9, 11],
  mixolydian: [0, 2, 4, 5, 7, 9, 10],
} as const;

export interface Key {
  /** The tonic as a MIDI note number, in the octave from 48 to 59. */
  readonly tonic: number;
  readonly mode: keyof typeof modes;
}

/** The MIDI note of a scale degree counted from 0; degrees beyond 0 to 6 reach into the neighbouring octaves. */
export function noteOfDegree(key: Key, degree: number): number {
  const octave = Math.floor(degree / 7);
  return key.tonic + octave * 12 + (modes[key.mode][degree - octave * 7] ?? 0);
}

/** Thirds stacked on a degree: 3 notes are a triad, 4 a seventh chord, 5 a ninth chord; root first. */
export function chordOn(key: Key, degree: number, size: 3 | 4 | 5): number[] {
  return Array.from({ length: size }, (_, third) => noteOfDegree(key, degree + third * 2));
}

/** Moves each note by octaves to where it lies closest to `centre`, so that successive chords move little; low to high. */
export function voiceAround(notes: readonly number[], centre: number): number[] {
  return notes.map((note) => note + 12 * Math.round((centre - note) / 12)).toSorted((a, b) => a - b);
}

/** In equal temperament with A4 (69) at 440 Hz. */
export function frequencyOf(midiNote: number): number {
  return 440 * 2 ** ((midiNote - 69) / 12);
}
