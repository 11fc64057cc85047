interface Sample {
  readonly roundTripMs: number;
  readonly offsetMs: number;
}

const samplesKept = 8;

/**
 * How far another clock is ahead of this one, from questions and answers as NTP does (RFC 5905 §8): of the last eight, the one that was
 * answered fastest is believed.
 */
export class LeaderClock {
  #samples: readonly Sample[] = [];

  /** Times in ms: of the question and its answer by this clock, of what was read in between by the other. */
  add(askedAtMs: number, theirsMs: number, answeredAtMs: number): void {
    const sample = { roundTripMs: answeredAtMs - askedAtMs, offsetMs: theirsMs - (askedAtMs + answeredAtMs) / 2 };
    this.#samples = [...this.#samples, sample].slice(-samplesKept);
  }

  /** 0 while nothing was answered: the clocks of most machines agree to some milliseconds. */
  get offsetMs(): number {
    const [best] = this.#samples.toSorted((a, b) => a.roundTripMs - b.roundTripMs);
    return best?.offsetMs ?? 0;
  }
}
