import { setTimeout as delay } from "node:timers/promises";
import type { Swarm } from "./swarm.ts";
import { typedText } from "./typed-text.ts";

const [membersAtOnce, withinMs] = [500, 60_000];

/** Each member writes so many characters as one update; returns when the server has taken them all. */
export async function typeOnce(swarm: Swarm, characters: number): Promise<void> {
  const { ask, update } = swarm.dialect;
  if (ask === null) throw new Error("clients of this dialect cannot ask whether it was taken");
  const late = performance.now() + withinMs;
  for (let index = 0; index < swarm.members.length; index += membersAtOnce) {
    const some = swarm.members.slice(index, index + membersAtOnce);
    const before = some.map((member) => member.answered());
    for (const member of some) {
      const text = typedText(member.clientId, member.clock, "a".repeat(characters));
      member.connection.send(update(member.document, text, 1));
      member.connection.send(ask(member.document, new Uint8Array([0])));
      member.clock += characters;
      swarm.expected += swarm.deliveriesPerUpdate * characters;
    }
    while (some.some((member, place) => member.answered() === before[place])) {
      swarm.assertWhole();
      if (performance.now() > late) throw new Error("what was written was not taken");
      await delay(5);
    }
  }
}
