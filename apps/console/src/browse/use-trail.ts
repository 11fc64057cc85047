import type { Node } from "@mows/sdk";
import { useState } from "react";

/** A folder on the way from where a person's files begin to the one that is open. */
export interface TrailStep {
  readonly id: string;
  readonly name: string;
  readonly access: Node["access"];
}

export interface Trail {
  /** Empty where all places are shown. */
  readonly steps: readonly TrailStep[];
  readonly open: (folder: TrailStep) => void;
  /** Back to the step with this many before it; 0 is where all places are. */
  readonly backTo: (count: number) => void;
}

/** Where somebody is who looks through their files; `start` is where they begin. */
export function useTrail(start: readonly TrailStep[]): Trail {
  const [steps, setSteps] = useState(start);
  return {
    steps,
    open: (folder) => setSteps([...steps, folder]),
    backTo: (count) => setSteps(steps.slice(0, count)),
  };
}
