import { expect, it } from "vitest";
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate as encodeOwn } from "y-protocols/awareness";
import * as Y from "yjs";
import { createMemoryDocumentBus } from "../../adapters/document-bus.memory.ts";
import { newId, type NodeId } from "../../../kit/ids.ts";
import { defaultRealtimeLimits } from "../../../kit/realtime-limits.ts";
import type { Link } from "../members/link.ts";
import { encodeAwarenessUpdate, parseAwarenessUpdate } from "./awareness-update.ts";
import { createPresence, type Presence, type RoomKey } from "./create-presence.ts";
import { presentPeople } from "./present-people.ts";
import { colourOf } from "./verified-user.ts";

/** Two processes of one cloud. */
function twoProcesses() {
  const bus = createMemoryDocumentBus();
  const presence = (processId: string): Presence => createPresence({ bus, processId, limits: defaultRealtimeLimits });
  const [here, there] = [presence("here"), presence("there")];
  return {
    here,
    there,
    key: { nodeId: newId<NodeId>(), name: null } satisfies RoomKey,
    async [Symbol.asyncDispose]() {
      here.stop();
      there.stop();
      await bus.stop();
    },
  };
}

/** A socket that keeps up. */
function openLink(id: string): Link {
  return {
    id,
    isOpen: true,
    isBehind: false,
    send: () => undefined,
    whenDrained: () => undefined,
    drained: async () => undefined,
    close: () => undefined,
  };
}

/** Somebody in a room, and what they are told. */
function enter(presence: Presence, key: RoomKey, id: string, hear: (update: Uint8Array) => void = () => undefined) {
  const told: { clientId: number; state: unknown }[] = [];
  const broadcasts: unknown[] = [];
  let wake = (): void => undefined;
  const user = { id, name: id, colour: colourOf(id), connection: `${id}-socket` };
  const seat = presence.enter(key, {
    user,
    link: openLink(user.connection),
    voice: {
      awareness(update) {
        for (const { clientId, state } of parseAwarenessUpdate(update) ?? [])
          told.push({ clientId, state: JSON.parse(new TextDecoder().decode(state)) });
        hear(update);
        wake();
      },
      broadcast(sender, payload) {
        broadcasts.push([JSON.parse(sender), ...payload]);
        wake();
      },
    },
  });
  if (seat === null) throw new Error("the room is full");
  return {
    seat,
    told,
    broadcasts,
    show: (clientId: number, clock: number, state: unknown) =>
      seat.receive(encodeAwarenessUpdate([{ clientId, clock, state: JSON.stringify(state) }])),
    async until(isSo: () => boolean) {
      while (!isSo()) await new Promise<void>((resolve) => (wake = resolve));
    },
  };
}

it("shows everybody in all processes, the last of many changes, and takes away who leaves", async () => {
  await using processes = twoProcesses();
  const { here, there, key } = processes;
  const ada = enter(here, key, "ada");
  const bob = enter(there, key, "bob");
  for (let clock = 1; clock <= 50; clock += 1) ada.show(1, clock, { at: clock });
  bob.show(2, 1, {});
  await bob.until(() => bob.told.some(({ clientId }) => clientId === 1));
  expect(bob.told.filter(({ clientId }) => clientId === 1)).toMatchObject([{ state: { at: 50, user: { id: "ada" } } }]);
  await ada.until(() => ada.told.some(({ clientId }) => clientId === 2));
  ada.seat.leave();
  await bob.until(() => bob.told.some(({ state }) => state === null));
  expect(bob.told.at(-1)).toEqual({ clientId: 1, state: null });
});

it("is understood by y-protocols, when somebody comes back with the clock that they left with too", async () => {
  await using processes = twoProcesses();
  const { here, there, key } = processes;
  const mine = new Awareness(new Y.Doc());
  const theirs = new Awareness(new Y.Doc());
  const change = (): Promise<unknown> => new Promise((resolve) => theirs.once("change", resolve));
  const bob = enter(there, key, "bob", (update) => applyAwarenessUpdate(theirs, update, "cloud"));
  const shown = (): unknown => theirs.getStates().get(mine.clientID);
  mine.setLocalStateField("cursor", 1);
  for (let round = 0; round < 2; round += 1) {
    const ada = enter(here, key, "ada");
    ada.seat.receive(encodeOwn(mine, [mine.clientID]));
    await change();
    expect(shown()).toMatchObject({ cursor: 1, user: { name: "ada" } });
    ada.seat.leave();
    await change();
    expect(shown()).toBeUndefined();
  }
  bob.seat.leave();
  for (const awareness of [mine, theirs]) awareness.destroy();
});

it("carries broadcasts to all others, with who sent them, and to no other room", async () => {
  await using processes = twoProcesses();
  const { here, there, key } = processes;
  const room = { ...key, name: "listen together" };
  const [ada, bob, elsewhere] = [enter(here, room, "ada"), enter(there, room, "bob"), enter(here, key, "eve")];
  ada.seat.broadcast(Uint8Array.of(4, 2));
  await bob.until(() => bob.broadcasts.length > 0);
  expect(bob.broadcasts).toEqual([[{ personId: "ada", name: "ada", connection: "ada-socket" }, 4, 2]]);
  expect([ada.broadcasts, elsewhere.broadcasts]).toEqual([[], []]);
});

it("tells who looks on from another process who was there before, person by person", async () => {
  await using processes = twoProcesses();
  const { here, there, key } = processes;
  const ada = enter(here, key, "ada");
  ada.show(1, 1, { tab: 1 });
  ada.show(2, 1, { tab: 2 });
  const seen = there.observe(key, () => undefined);
  await seen.gathered();
  expect(presentPeople(seen.states())).toMatchObject([
    { id: "ada", name: "ada", states: [{}, {}].map(() => expect.any(String)) },
  ]);
  seen.end();
});
