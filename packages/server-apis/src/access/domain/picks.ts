import type { PickId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";

/** What the use cases about picking work with. */
export type Picks = {
  kit: Kit;
  peers: Pick<Peers, "appAccess" | "appDirectory">;
  /** How to let go the request that an app holds for the answer: one a pick. */
  held: Map<PickId, () => void>;
};

/** An app's own page: what asks for a pick and hears of it. */
export type AskingPrincipal = PersonPrincipal & {
  appId: NonNullable<PersonPrincipal["appId"]>;
  sessionId: NonNullable<PersonPrincipal["sessionId"]>;
};

export function mayAsk(principal: Principal): principal is AskingPrincipal {
  return isSession(principal) && principal.appId !== null;
}

/** A person signed in on the cloud's own origin: no app picks in a person's name, nor does a token. */
export function mayGive(principal: Principal): principal is PersonPrincipal {
  return isSession(principal) && principal.appId === null;
}

function isSession(principal: Principal): principal is PersonPrincipal {
  return principal.kind === "person" && principal.credential === "session" && principal.sessionId !== null;
}
