import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Random } from "./random-numbers.ts";
import { multiplexedWire, type Said, type Wire } from "./wire.ts";

/** Where the cloud under test listens, and as whom this editor comes. */
export type Door = { port: number; headers: Record<string, string> };

/**
 * Somebody who edits one document over a real socket that loses, repeats and reorders what goes through it, in both directions, and is cut
 * now and then. Nothing moves by itself: `step` does the next thing that chance says.
 */
export type FaultyEditor = {
  doc: Y.Doc;
  wire: Wire;
  /** Everything that was applied to the document, in the order it was. */
  updates: Uint8Array[];
  /** Own updates that the server has acknowledged. */
  acknowledged: Uint8Array[];
  /** Sends one of its updates, or reads one of the messages that have come. */
  step(): void;
  /** Cuts the connection; what was under way is lost. */
  cut(): void;
  connect(): Promise<void>;
  isConnected(): boolean;
  /** From now on, where it was made faultless before. */
  becomeFaulty(): void;
  /** Without faults: a new connection on which it sends what the server lacks, and returns once the server has taken it. */
  pushAll(): Promise<void>;
  /** Has edits that it has not sent: Yjs also tidies formatting away that others' edits made superfluous, which is an edit. */
  hasUnsent(): boolean;
  /** Without faults: asks for everything it lacks and returns when it has that. */
  pullAll(): Promise<void>;
};

export type FaultyEditorOptions = { door(): Door; documentId: string; wire: Wire; clientId: number; random: Random };

/** Of the messages; a connection whose order is relied upon (a multiplexed one resumes from a sequence) is only cut. */
const faults = { lost: 0.08, repeated: 0.08, outOfOrder: 0.3 };

export function createFaultyEditor({ door, documentId, wire, clientId, random }: FaultyEditorOptions): FaultyEditor {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const keepsOrder = wire === multiplexedWire;
  const updates: Uint8Array[] = [];
  const acknowledged: Uint8Array[] = [];
  let outbox: Uint8Array[] = [];
  let inbox: Said[] = [];
  /** By their numbers, those of this connection that the server has not acknowledged. */
  let unacknowledged = new Map<number, Uint8Array>();
  let [sentUpdates, sequence, answers] = [0, 0, 0];
  let isFaulty = true;
  let socket: WebSocket | null = null;
  let wake: () => void = () => undefined;

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    updates.push(update);
    if (origin !== remote) outbox.push(update);
  });

  const send = (update: Uint8Array) => {
    sentUpdates += 1;
    unacknowledged.set(sentUpdates, update);
    socket?.send(wire.update(update, sentUpdates));
  };

  const hear = (said: Said): void => {
    switch (said.kind) {
      case "asked":
        return outboxNow(Y.encodeStateAsUpdate(doc, said.stateVector));
      case "answered":
        Y.applyUpdate(doc, said.update, remote);
        answers += 1;
        sequence = said.sequence;
        if (said.stateVector !== null) outboxNow(Y.encodeStateAsUpdate(doc, said.stateVector));
        return;
      case "update":
        return Y.applyUpdate(doc, said.update, remote);
      case "acknowledged":
        for (const [number, update] of unacknowledged) {
          if (number > said.number) break;
          unacknowledged.delete(number);
          acknowledged.push(update);
        }
        return;
      case "sent-through":
        sequence = said.sequence;
    }
  };
  /** Whatever waited is in what the server was just found to lack. */
  const outboxNow = (update: Uint8Array) => {
    if (isFaulty) outbox.push(update);
    else send(update);
  };

  const cut = () => {
    socket?.terminate();
    socket = null;
    [inbox, unacknowledged, sentUpdates, answers] = [[], new Map(), 0, 0];
  };

  const connect = async () => {
    cut();
    const { port, headers } = door();
    const opening = new WebSocket(`ws://127.0.0.1:${port}${wire.path(documentId)}`, [...wire.protocols], { headers });
    socket = opening;
    opening.on("message", (data: Buffer) => {
      if (socket !== opening) return;
      for (const said of wire.read(new Uint8Array(data)))
        if (isFaulty) inbox.push(said);
        else hear(said);
      wake();
    });
    opening.on("close", () => {
      if (socket === opening) cut();
      wake();
    });
    opening.on("error", () => undefined);
    await new Promise((resolve) => {
      opening.once("open", resolve);
      opening.once("close", resolve);
    });
    if (socket !== opening) return;
    opening.send(wire.ask(documentId, Y.encodeStateVector(doc), sequence));
  };

  const until = async (reached: () => boolean) => {
    while (!reached()) {
      if (socket === null) throw new Error(`${wire.name}: the connection ended`);
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };

  const askAgain = async () => {
    const answersBefore = answers;
    socket?.send(wire.askAgain(documentId, Y.encodeStateVector(doc)));
    await until(() => answers > answersBefore);
  };

  const readOne = () => {
    const place = keepsOrder || !random.chance(faults.outOfOrder) ? 0 : random.below(inbox.length);
    const said = inbox[place];
    if (said === undefined) return;
    const isRepeated = said.kind === "update" && random.chance(faults.repeated);
    if (!isRepeated) inbox.splice(place, 1);
    if (!keepsOrder && random.chance(faults.lost)) inbox.splice(place, isRepeated ? 1 : 0);
    else hear(said);
  };

  const sendOne = () => {
    const place = random.chance(faults.outOfOrder) ? random.below(outbox.length) : 0;
    const [update] = outbox.splice(place, 1);
    if (update === undefined || random.chance(faults.lost)) return;
    send(update);
    if (random.chance(faults.repeated)) send(update);
  };

  return {
    doc,
    wire,
    updates,
    acknowledged,
    cut,
    connect,
    isConnected: () => socket !== null,
    hasUnsent: () => outbox.length > 0,
    step() {
      if (socket?.readyState !== WebSocket.OPEN) return;
      if (inbox.length > 0 && (outbox.length === 0 || random.chance(0.5))) readOne();
      else if (outbox.length > 0) sendOne();
    },
    becomeFaulty() {
      isFaulty = true;
    },
    async pushAll() {
      [isFaulty, outbox] = [false, []];
      await connect();
      await until(() => answers >= 1);
      if (keepsOrder) return until(() => unacknowledged.size === 0);
      // Messages are taken in their order: when this is answered, what was sent before it was taken.
      return askAgain();
    },
    async pullAll() {
      if (!isFaulty && socket !== null) return askAgain();
      [isFaulty, outbox, sequence] = [false, [], 0];
      await connect();
      return until(() => answers >= 1);
    },
  };
}

/** Marks what came from the server. */
const remote = Symbol("remote");
