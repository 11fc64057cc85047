import type { PresentMember, PresentPerson } from "@mows/sdk/docs";

/** Somebody who is there, once, however many tabs they have. */
export interface PersonThere extends PresentPerson {
  /** Of the tab that came last: whom to follow. */
  readonly connection: string;
}

/** Everybody once, in the order of their coming. */
export function peopleThere(members: readonly PresentMember[]): PersonThere[] {
  const people = new Map<string, PersonThere>();
  for (const { person, connection } of members) people.set(person.id, { ...person, connection });
  return [...people.values()];
}
