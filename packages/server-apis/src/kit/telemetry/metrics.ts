/** The few instruments the services use; names and units as Prometheus wants them (`_total`, `_seconds`, `_bytes`). */
export type Metrics = {
  counter(name: string, help: string, labelNames?: readonly string[]): Counter;
  /** Seconds, in buckets from 1 ms to 10 s. */
  histogram(name: string, help: string, labelNames?: readonly string[]): Histogram;
  /** Read when scraped. */
  gauge(name: string, help: string, read: () => number): void;
  /** Prometheus text format 0.0.4. */
  text(): Promise<string>;
};

export type Counter = { add(amount: number, labels?: Record<string, string>): void };
export type Histogram = { observe(seconds: number, labels?: Record<string, string>): void };
