import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Metrics } from "./metrics.ts";

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics by prom-client, with its figures of the process; a registry of its own, so that tests do not meet. */
export function createPrometheusMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    counter(name, help, labelNames = []) {
      const counter = new Counter({ name, help, labelNames, registers });
      return { add: (amount, labels = {}) => counter.inc(labels, amount) };
    },
    histogram(name, help, labelNames = []) {
      const histogram = new Histogram({ name, help, labelNames, buckets, registers });
      return { observe: (seconds, labels = {}) => histogram.observe(labels, seconds) };
    },
    gauge(name, help, read) {
      const gauge: Gauge = new Gauge({ name, help, registers, collect: () => gauge.set(read()) });
    },
    text: () => registry.metrics(),
  };
}
