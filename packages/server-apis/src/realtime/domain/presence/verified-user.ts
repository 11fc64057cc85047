import type { Peers } from "../../../kit/peers.ts";
import type { Principal } from "../../../kit/principal.ts";

/** Who somebody in a room is, as the cloud knows it: no client can say it of itself. */
export type VerifiedUser = {
  /** The person's id. */
  id: string;
  name: string;
  /** Of `palette`. */
  colour: string;
  /** The socket: tells a person's tabs and devices apart. */
  connection: string;
};

/** Colours that stand out against light and dark pages, and that black text can be read on. */
export const palette = [
  "#e0719c",
  "#d9822b",
  "#b8960c",
  "#6fa83a",
  "#2ea77e",
  "#26a5b5",
  "#4b9be0",
  "#7f8ff4",
  "#a97bea",
  "#cc6fd1",
  "#c98468",
  "#8f9aa8",
] as const;

/** Null for who is nobody in particular, or has no account any more. Visitors of links open no sockets: the edge mounts none for them. */
export async function verifiedUser(
  peers: Pick<Peers, "peopleDirectory">,
  principal: Principal,
  connection: string,
): Promise<VerifiedUser | null> {
  if (principal.kind !== "person") return null;
  const { personId: id } = principal;
  const person = (await peers.peopleDirectory.namesOf([id])).get(id);
  return person === undefined ? null : { id, name: person.name, colour: colourOf(id), connection };
}

/** The same one for the same id, everywhere. */
export function colourOf(id: string): string {
  let hash = 0;
  for (const character of id) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return palette[hash % palette.length] ?? palette[0];
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

export type ClaimedState = { kind: "state"; json: string } | { kind: "gone" } | { kind: "invalid" };

/**
 * The state that a client sent, with its `user` replaced by who it is; of its own `user` only a colour of the palette counts. `color` says
 * the same once more, since that is what editors' bindings to Yjs read.
 */
export function withVerifiedUser(state: Uint8Array, user: VerifiedUser): ClaimedState {
  let claimed: unknown;
  try {
    claimed = JSON.parse(utf8.decode(state));
  } catch {
    return { kind: "invalid" };
  }
  if (claimed === null) return { kind: "gone" };
  if (typeof claimed !== "object" || Array.isArray(claimed)) return { kind: "invalid" };
  const colour = claimedColour(claimed) ?? user.colour;
  return { kind: "state", json: JSON.stringify({ ...claimed, user: { ...user, colour, color: colour } }) };
}

function claimedColour(claimed: object): string | null {
  const user: unknown = Reflect.get(claimed, "user");
  if (typeof user !== "object" || user === null) return null;
  const wanted: unknown = Reflect.get(user, "colour") ?? Reflect.get(user, "color");
  return palette.find((colour) => colour === wanted) ?? null;
}
