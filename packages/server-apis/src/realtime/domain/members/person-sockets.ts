import type { Principal } from "../../../kit/principal.ts";

/** Counts the sockets of each person in this process. */
export type PersonSockets = {
  /** False when they have as many as they may. Give it back with `leave`. */
  enter(principal: Principal): boolean;
  leave(principal: Principal): void;
  readonly count: number;
};

export function createPersonSockets(most: number): PersonSockets {
  const counts = new Map<string, number>();
  let count = 0;
  return {
    enter(principal) {
      const key = keyOf(principal);
      const held = counts.get(key) ?? 0;
      if (held >= most) return false;
      counts.set(key, held + 1);
      count += 1;
      return true;
    },
    leave(principal) {
      const key = keyOf(principal);
      const held = counts.get(key) ?? 0;
      count -= 1;
      if (held <= 1) counts.delete(key);
      else counts.set(key, held - 1);
    },
    get count() {
      return count;
    },
  };
}

/** A person through whatever app. */
function keyOf(principal: Principal): string {
  return principal.kind === "person" ? principal.personId : principal.kind;
}
