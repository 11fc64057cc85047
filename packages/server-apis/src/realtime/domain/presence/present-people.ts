import type { ShownState } from "./awareness-states.ts";

/** A person, however many pages they have open there. */
export type PresentPerson = {
  id: string;
  name: string;
  colour: string;
  /** JSON, one a client. */
  states: string[];
};

/** In the order of their names. */
export function presentPeople(shown: readonly ShownState[]): PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const { state } of shown) {
    const { user } = JSON.parse(state) as { user: { id: string; name: string; colour: string } };
    const known = people.get(user.id);
    if (known === undefined)
      people.set(user.id, { id: user.id, name: user.name, colour: user.colour, states: [state] });
    else known.states.push(state);
  }
  return [...people.values()].toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}
