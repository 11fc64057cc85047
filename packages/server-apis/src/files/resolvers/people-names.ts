import type { PersonId } from "../../kit/ids.ts";
import type { Peers } from "../../kit/peers.ts";

/** People as the contract shows them beside a node: all at once, since a list has the same few again and again. */
export async function namePeople(
  peers: Pick<Peers, "peopleDirectory">,
  ids: readonly (PersonId | null)[],
): Promise<(id: PersonId) => { id: PersonId; name: string | null }> {
  const known = [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
  const names = known.length === 0 ? new Map() : await peers.peopleDirectory.namesOf(known);
  return (id) => ({ id, name: names.get(id)?.name ?? null });
}
