import { decide } from "../../../kit/grants/decide.ts";
import { grantRequestOf } from "../../../kit/grants/grant-request-url.ts";
import { type NodeId, parseId } from "../../../kit/ids.ts";
import { isSamePrincipal } from "../../../kit/is-same-principal.ts";
import type { Kit } from "../../../kit/kit.ts";
import type { RequestContext } from "../../../kit/request-context.ts";
import type { Denied, NodeNotFound } from "../documents/document-failures.ts";
import type { Presence } from "./create-presence.ts";
import { type PresentPerson, presentPeople } from "./present-people.ts";

export type PresenceFound = { kind: "present"; people: PresentPerson[] };

/** Who asks, and for how long. */
export type Watcher = Pick<RequestContext, "principal" | "reauthenticate" | "request">;

type Asked = { nodeId: string; room: string | null };

/** Changes are told so far apart: a list of people need not follow their cursors. */
const tellEveryMs = 500;

/** Who is there now. */
export async function readPresence(
  kit: Kit,
  presence: Presence,
  { principal }: Watcher,
  { nodeId, room }: Asked,
): Promise<PresenceFound | NodeNotFound | Denied> {
  const allowed = await allow(kit, principal, nodeId);
  if (allowed.kind !== "allow") return allowed;
  const observed = presence.observe({ nodeId: allowed.id, name: room }, () => undefined);
  try {
    await observed.gathered();
    return { kind: "present", people: presentPeople(observed.states()) };
  } finally {
    observed.end();
  }
}

/** The same again and again, until the right to it ends or nobody listens. */
export async function* watchPresence(
  kit: Kit,
  presence: Presence,
  watcher: Watcher,
  { nodeId, room }: Asked,
): AsyncGenerator<PresenceFound | NodeNotFound | Denied> {
  const { principal, request } = watcher;
  const ended = new AbortController();
  // Begun before the decision, so that no end falls between the two.
  const endGuard = kit.revocations.guard(
    {
      principal,
      stillAllowed: async () =>
        isSamePrincipal(principal, await watcher.reauthenticate()) &&
        (await allow(kit, principal, nodeId)).kind === "allow",
    },
    () => ended.abort(),
  );
  try {
    const allowed = await allow(kit, principal, nodeId);
    if (allowed.kind !== "allow") {
      yield allowed;
      return;
    }
    const signal = AbortSignal.any([request.signal, ended.signal]);
    yield* changesOf(presence, { nodeId: allowed.id, name: room }, signal);
  } finally {
    endGuard();
  }
}

async function* changesOf(
  presence: Presence,
  key: Parameters<Presence["observe"]>[0],
  signal: AbortSignal,
): AsyncGenerator<PresenceFound> {
  let wake = (): void => undefined;
  let hasChanged = true;
  const noteChange = (): void => {
    hasChanged = true;
    wake();
  };
  const observed = presence.observe(key, noteChange);
  const onAbort = (): void => wake();
  signal.addEventListener("abort", onAbort);
  try {
    await observed.gathered();
    while (!signal.aborted) {
      if (hasChanged) {
        hasChanged = false;
        yield { kind: "present", people: presentPeople(observed.states()) };
        await new Promise((resolve) => setTimeout(resolve, tellEveryMs));
      } else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    observed.end();
  }
}

async function allow(
  kit: Kit,
  principal: Watcher["principal"],
  text: string,
): Promise<{ kind: "allow"; id: NodeId } | NodeNotFound | Denied> {
  const id = parseId<NodeId>(text);
  if (id === null) return { kind: "node-not-found", id: text };
  const decision = await decide(kit.db, principal, "read", id);
  if (decision.kind === "not-found") return { kind: "node-not-found", id: text };
  if (decision.kind === "deny") {
    const { lacking, missingScope } = decision;
    return { kind: "denied", lacking, missingScope, grantRequest: grantRequestOf(principal, decision) };
  }
  // A link shows what is shared, and nobody of those who share it.
  if (principal.kind === "link")
    return { kind: "denied", lacking: "person", missingScope: "files.read", grantRequest: null };
  return { kind: "allow", id };
}
