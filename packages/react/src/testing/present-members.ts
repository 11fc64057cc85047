import type { PresentMember } from "@mows/sdk/docs";

const people = [
  ["Bob", "#d9822b"],
  ["Grace Hopper", "#a97bea"],
  ["Alan Turing", "#2ea77e"],
  ["Katherine Johnson", "#e0719c"],
  ["Edsger Dijkstra", "#4b9be0"],
  ["Barbara Liskov", "#b8960c"],
  ["Wolfeschlegelsteinhausenbergerdorff-Łukasiewicz von und zu Hohenlohe-Langenburg", "#6fa83a"],
] as const;

/** So many people with one tab each, as presence tells of them; `state` is what they tell of themselves. */
export function presentMembers(count: number, state: (index: number) => PresentMember["state"] = () => ({})) {
  return people.slice(0, count).map(([name, colour], index): PresentMember => ({
    connection: `connection ${index}`,
    clientId: index + 1,
    person: { id: `018f0000-0000-7000-8000-00000000010${index}`, name, colour },
    state: state(index),
  }));
}
