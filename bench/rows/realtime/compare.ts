import { median } from "../../measure/median.ts";
import type { Floor, Measurement, Unit } from "../../row.ts";
import type { Contender } from "./contender.ts";

export type Comparison<Figures> = {
  what: string;
  unit: Unit;
  of(figures: Figures): readonly number[];
  /** Held against the best peer only. */
  floor?: Floor;
  best: "most" | "least";
};

/** Ours beside each peer by the medians; the floor stands in the line of the best peer. */
export function compare<Figures>(
  figures: ReadonlyMap<Contender, Figures>,
  { what, unit, of, floor, best }: Comparison<Figures>,
): Measurement[] {
  const all = [...figures].flatMap(([contender, its]) => {
    const values = of(its);
    return values.length === 0 ? [] : [{ contender, value: median(values) }];
  });
  const peers = all.filter(({ contender }) => !contender.isOurs);
  const values = peers.map(({ value }) => value);
  const bestValue = best === "most" ? Math.max(...values) : Math.min(...values);
  return all
    .filter(({ contender }) => contender.isOurs)
    .flatMap((ours) =>
      peers.map(({ contender, value }) => ({
        what: ours.contender.name === "MOWS" ? what : `${what}, ${ours.contender.name}`,
        unit,
        ours: ours.value,
        peer: { name: contender.name, value },
        ...(floor !== undefined && value === bestValue && ours.contender.name === "MOWS" && { floor }),
      })),
    );
}
