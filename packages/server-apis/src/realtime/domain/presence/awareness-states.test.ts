import { expect, it } from "vitest";
import { createAwarenessStates, type Owner } from "./awareness-states.ts";
import { palette } from "./verified-user.ts";

const limits = { awarenessBytes: 200, roomAwarenessBytes: 2_000 };

function seat(id: string, connection = `${id}-1`): Owner & { kind: "seat" } {
  return { kind: "seat", user: { id, name: id.toUpperCase(), colour: palette[0], connection } };
}

const entry = (clientId: number, clock: number, state: unknown) => ({
  clientId,
  clock,
  state: new TextEncoder().encode(JSON.stringify(state)),
});

it("says of everybody who they are, whatever they claim", () => {
  const states = createAwarenessStates(limits);
  const claimed = { cursor: 3, user: { id: "bob", name: "Bob", colour: palette[2], secret: 1 } };
  expect(states.claim(seat("ada"), entry(7, 1, claimed), 0)).toBe("changed");
  const [shown] = states.all();
  expect(JSON.parse(shown?.state ?? "")).toEqual({
    cursor: 3,
    user: { id: "ada", name: "ADA", colour: palette[2], color: palette[2], connection: "ada-1" },
  });
});

it("lets nobody speak for a client that another person has shown, or echo one that is gone", () => {
  const states = createAwarenessStates(limits);
  states.claim(seat("ada"), entry(7, 1, {}), 0);
  expect(states.claim(seat("bob"), entry(7, 9, {}), 0)).toBe("dropped");
  expect(states.claim(seat("bob"), entry(7, 9, null), 0)).toBe("dropped");
  expect(states.end(() => true, 0)).toEqual([7]);
  expect(states.claim(seat("bob"), entry(7, 9, {}), 0)).toBe("dropped");
  expect(states.all()).toEqual([]);
});

it("shows a person who comes back by another socket, with a clock that others take for news", () => {
  const states = createAwarenessStates(limits);
  states.claim(seat("ada"), entry(7, 5, {}), 0);
  expect(states.claim(seat("ada", "ada-2"), entry(7, 6, {}), 0)).toBe("changed");
  states.end(() => true, 0);
  expect(states.claim(seat("ada", "ada-3"), entry(7, 6, {}), 0)).toBe("changed");
  expect(states.get(7)?.clock).toBe(7);
});

it("takes no state that is no object or too large, none too many of a socket, and no more than fit", () => {
  const states = createAwarenessStates({ awarenessBytes: 200, roomAwarenessBytes: 1_200 });
  for (const state of ["text", [1], 5, { large: "x".repeat(300) }])
    expect(states.claim(seat("ada"), entry(1, 1, state), 0)).toBe("dropped");
  const taken = Array.from({ length: 12 }, (_, n) => states.claim(seat("ada"), entry(n, 1, {}), 0));
  expect(taken.filter((outcome) => outcome === "changed")).toHaveLength(8);
  const others = Array.from({ length: 12 }, (_, n) => states.claim(seat(`p${n}`), entry(100 + n, 1, {}), 0));
  expect(others.at(-1)).toBe("dropped");
});

it("tells a sign of life from a change", () => {
  const states = createAwarenessStates(limits);
  states.claim(seat("ada"), entry(7, 1, { at: 1 }), 0);
  expect(states.claim(seat("ada"), entry(7, 2, { at: 1 }), 0)).toBe("renewed");
  expect(states.claim(seat("ada"), entry(7, 2, { at: 2 }), 0)).toBe("dropped");
  expect(states.claim(seat("ada"), entry(7, 3, { at: 2 }), 0)).toBe("changed");
});
