import { connect, type Connection, type Target } from "./connect.ts";
import { dialects, type Dialect, type DialectName } from "./dialects.ts";
import { rangesOf } from "./ranges-of.ts";
import { typedText } from "./typed-text.ts";

/** `{document}` in the path stands for the document's name. */
export type SwarmTarget = Target & { dialect: DialectName };

export const targetOf = (target: SwarmTarget, document: string): Target => ({
  ...target,
  path: target.path.replace("{document}", document),
});

/**
 * Clients of many documents, all of them readers and writers, that speak the protocol without a Y.Doc. A delivery is one update that
 * reached one client other than its writer. Each update is one character, one tick of its writer's clock, so deliveries are counted by the
 * clocks that were decoded out of what came, however the server had merged it; twice the same counts once.
 */
export type Swarm = {
  dialect: Dialect;
  members: readonly Member[];
  deliveriesPerUpdate: number;
  /** Types the next character of the next member, round and round through all documents. */
  type(): { writer: number; clock: number };
  sent: number;
  delivered: number;
  /** Deliveries that what was sent so far must come to. */
  expected: number;
  /** How many came before what they follow; they count once that has come. */
  early: number;
  /** Told of every message that brought something. */
  onDelivered: (ticks: readonly DeliveredTicks[]) => void;
  close(): Promise<void>;
  /** Throws when a connection has ended or lost something. */
  assertWhole(): void;
};

/** `writer` is a member's index; from `clock` on, `count` characters. */
export type DeliveredTicks = { writer: number; clock: number; count: number };

export type Member = {
  connection: Connection;
  clientId: number;
  document: string;
  /** Characters it has typed. */
  clock: number;
  /** Questions of its that the server has answered; the first is what it asks when it comes. */
  answered(): number;
};

type Room = {
  document: string;
  /** Index of the first of its members. */
  first: number;
  size: number;
  /** What everybody in it is sent is the same, so it is decoded once. */
  last: { bytes: Buffer; ranges: readonly number[] };
};

/** Client ids are five bytes long in the update format, as most of Yjs's random ones are. */
const firstClientId = 1_000_000_000;
const connectingAtOnce = 50;

export async function openSwarm(
  target: SwarmTarget,
  documents: readonly string[],
  clientsPerDocument: number,
): Promise<Swarm> {
  const dialect = dialects[target.dialect];
  const members: Member[] = [];
  let fault: Error | null = null;
  let next = 0;
  const swarm: Swarm = {
    dialect,
    members,
    deliveriesPerUpdate: clientsPerDocument - 1,
    sent: 0,
    delivered: 0,
    expected: 0,
    early: 0,
    onDelivered: () => undefined,
    type() {
      // Through the documents first: so neighbours in time are not neighbours in one document.
      const room = next % documents.length;
      const place = Math.floor(next / documents.length) % clientsPerDocument;
      next += 1;
      const writer = room * clientsPerDocument + place;
      const member = members[writer];
      if (member === undefined) throw new Error("there is nobody to type");
      const { clock } = member;
      const letter = String.fromCharCode(97 + (clock % 26));
      const update = typedText(member.clientId, clock, letter);
      member.connection.send(dialect.update(member.document, update, clock + 1));
      member.clock += 1;
      swarm.sent += 1;
      swarm.expected += swarm.deliveriesPerUpdate;
      return { writer, clock };
    },
    async close() {
      await Promise.all(members.map((member) => member.connection.close()));
    },
    assertWhole() {
      if (fault !== null) throw fault;
      const closed = members.find(({ connection }) => connection.closedBy() !== null);
      if (closed !== undefined) throw new Error(`a client was closed: ${closed.connection.closedBy()}`);
    },
  };
  const joinRoom = async (document: string, roomIndex: number): Promise<Member[]> => {
    const room: Room = {
      document,
      first: roomIndex * clientsPerDocument,
      size: clientsPerDocument,
      last: { bytes: Buffer.alloc(0), ranges: [] },
    };
    return Promise.all(Array.from({ length: clientsPerDocument }, (_, place) => join(room, place)));
  };
  const join = async (room: Room, place: number): Promise<Member> => {
    const seen = new Int32Array(room.size);
    let answered = 0;
    let tellSynced: () => void = () => undefined;
    const synced = new Promise<void>((tell) => (tellSynced = tell));
    const early = new Map<number, { clock: number; end: number }[]>();
    const take = (update: Uint8Array) => {
      const ticks: DeliveredTicks[] = [];
      const ranges = rangesIn(room, update);
      for (let index = 0; index < ranges.length; index += 3) {
        const writer = (ranges[index] ?? 0) - firstClientId - room.first;
        const [clock, end] = [ranges[index + 1] ?? 0, (ranges[index + 1] ?? 0) + (ranges[index + 2] ?? 0)];
        const known = seen[writer] ?? 0;
        if (writer === place || end <= known) continue;
        if (clock > known) {
          swarm.early += 1;
          early.set(writer, [...(early.get(writer) ?? []), { clock, end }]);
          continue;
        }
        const reached = early.size === 0 ? end : endWith(early, writer, end);
        seen[writer] = reached;
        swarm.delivered += reached - known;
        ticks.push({ writer: room.first + writer, clock: known, count: reached - known });
      }
      if (ticks.length > 0) swarm.onDelivered(ticks);
    };
    const heard = {
      update: take,
      synced(update: Uint8Array) {
        take(update);
        tellSynced();
        answered += 1;
      },
      acknowledged: () => undefined,
    };
    const connection = await connect(targetOf(target, room.document), (message, back) => {
      try {
        const answer = dialect.read(message, heard);
        if (answer !== null) back.send(answer(room.document));
      } catch (error) {
        fault ??= error instanceof Error ? error : new Error(String(error));
      }
    });
    const clientId = firstClientId + room.first + place;
    const { document } = room;
    const member: Member = { connection, clientId, document, clock: 0, answered: () => answered };
    for (const message of dialect.hello(room.document, new Uint8Array([0]))) connection.send(message);
    await synced;
    return member;
  };
  const roomsAtOnce = Math.max(1, Math.floor(connectingAtOnce / clientsPerDocument));
  for (let index = 0; index < documents.length; index += roomsAtOnce) {
    const rooms = documents.slice(index, index + roomsAtOnce);
    members.push(...(await Promise.all(rooms.map((document, place) => joinRoom(document, index + place)))).flat());
  }
  return swarm;
}

/** Where the writer's characters end, with those that came before others that they follow. */
function endWith(early: Map<number, { clock: number; end: number }[]>, writer: number, end: number): number {
  let reached = end;
  for (const one of (early.get(writer) ?? []).toSorted((a, b) => a.clock - b.clock)) {
    if (one.clock <= reached) reached = Math.max(reached, one.end);
  }
  const left = (early.get(writer) ?? []).filter((one) => one.end > reached);
  if (left.length === 0) early.delete(writer);
  else early.set(writer, left);
  return reached;
}

function rangesIn(room: Room, update: Uint8Array): readonly number[] {
  if (room.last.bytes.length !== update.length || room.last.bytes.compare(update) !== 0) {
    room.last = { bytes: Buffer.from(update), ranges: rangesOf(update) };
  }
  return room.last.ranges;
}
