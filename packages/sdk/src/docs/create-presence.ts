import type { Awareness } from "y-protocols/awareness";
import { createListeners } from "../core/listeners.ts";
import type { Presence, PresenceState, PresentMember, PresentPerson } from "./presence.ts";

/** A state as others send it, with what the cloud put into it. */
type ShownState = PresenceState & { readonly user?: PresentPerson & { readonly connection: string } };

/** The same at every reading, as all of presence. */
const unsaid: PresenceState = {};

/** Who is there, as an awareness tells it. */
export function createPresence(awareness: Awareness): Presence {
  const { clientID } = awareness;
  const listeners = createListeners<[]>();
  const members = new WeakMap<object, PresentMember>();
  let others: readonly PresentMember[] | null = null;

  function memberOf(clientId: number, shown: ShownState): PresentMember | null {
    const { user, ...state } = shown;
    if (!user) return null;
    const { connection, ...person } = user;
    const member = members.get(shown) ?? { connection, clientId, person, state };
    members.set(shown, member);
    return member;
  }

  awareness.on("change", () => {
    others = null;
    listeners.emit();
  });

  return {
    clientId: clientID,
    get me() {
      return (awareness.getLocalState() ?? unsaid) as PresenceState;
    },
    setMe(change) {
      const entries = Object.entries({ ...awareness.getLocalState(), ...change });
      awareness.setLocalState(Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
    },
    get others() {
      return (others ??= [...(awareness.getStates() as Map<number, ShownState>)]
        .map(([id, shown]) => (id === clientID ? null : memberOf(id, shown)))
        .filter((member) => member !== null));
    },
    subscribe: listeners.add,
  };
}
