import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  type Encoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from "yjs";

type Say = (write: (frame: Encoder) => void) => void;
interface Place {
  channel: number;
  name: string;
  say: Say;
  socket: PageSocket;
}

/** The cloud's side of `mows.docs.1`, as far as a page can tell: documents are kept, in memory, and rooms relay. */
export class DocsServer {
  readonly docs = new Map<string, { doc: Doc; sequence: number }>();
  /** What the next documents are opened with. */
  access: "read" | "write" = "write";
  /** Documents that are refused, and the code. */
  readonly closed = new Map<string, number>();
  /** Why updates are refused; null takes them. */
  refusal: string | null = null;
  /** Whether anything can be reached. */
  isOnline = true;
  /** Sockets that there were so far. */
  socketCount = 0;
  /** Bytes of all updates that pages sent. */
  receivedBytes = 0;
  /** Every document that was opened, with the sequence the page asked to go on from. */
  readonly opened: { id: string; since: number; lackedBytes: number }[] = [];
  readonly #places = new Set<Place>();
  readonly #sockets = new Set<PageSocket>();
  /** Of one browser; every page of it has its own. */
  readonly WebSocket: typeof WebSocket;

  constructor() {
    const connect = (socket: PageSocket) => {
      if (!this.isOnline) return socket.end(1006);
      this.socketCount++;
      this.#sockets.add(socket);
      socket.begin((frame) => this.#hear(socket, frame));
    };
    this.WebSocket = class extends PageSocket {
      constructor() {
        super(connect);
      }
    } as unknown as typeof WebSocket;
  }

  /** A page at this cloud, asked who it is: `personId`, or nobody. */
  readonly fetchAs =
    (personId: string | null): typeof fetch =>
    async () => {
      if (!this.isOnline) throw new TypeError("Failed to fetch");
      const person = personId === null ? null : { id: personId, username: personId, name: personId, role: "MEMBER" };
      return Response.json({ data: { session: { person } } });
    };

  doc(id: string): Doc {
    return this.#entry(id).doc;
  }

  offline(): void {
    this.isOnline = false;
    this.close(1006);
  }

  /** Ends every connection. */
  close(code: number): void {
    for (const socket of this.#sockets) socket.end(code);
    this.#sockets.clear();
    this.#places.clear();
  }

  #entry(id: string): { doc: Doc; sequence: number } {
    const entry = this.docs.get(id) ?? { doc: new Doc(), sequence: 0 };
    this.docs.set(id, entry);
    return entry;
  }

  #others(place: Place): Place[] {
    return [...this.#places].filter(({ name, socket }) => name === place.name && socket !== place.socket);
  }

  #hear(socket: PageSocket, data: Uint8Array): void {
    const frame = createDecoder(data);
    while (hasContent(frame)) {
      const type = readVarUint(frame);
      const channel = readVarUint(frame);
      const say: Say = (write) => {
        const encoder = createEncoder();
        write(encoder);
        socket.deliver(toUint8Array(encoder));
      };
      const place = [...this.#places].find((one) => one.socket === socket && one.channel === channel);
      if (type === 0) {
        this.#open({ channel, name: readVarString(frame), say, socket }, readVarUint(frame), readVarUint8Array(frame));
      } else if (type === 1 && place) this.#places.delete(place);
      else if (type === 2) this.#update(place, readVarUint(frame), readVarUint8Array(frame));
      else if (type === 3) this.#relay(place, 4, readVarUint8Array(frame));
      else if (type === 4)
        this.#joinRoom({ channel, name: `${readVarString(frame)} ${readVarString(frame)}`, say, socket });
      else if (type === 5) this.#broadcast(place, readVarUint8Array(frame));
    }
  }

  #open(place: Place, since: number, vector: Uint8Array): void {
    const { name: id, channel, say } = place;
    const code = this.closed.get(id);
    if (code !== undefined) {
      return say((frame) => {
        writeVarUint(frame, 1);
        writeVarUint(frame, channel);
        writeVarUint(frame, code);
        writeVarString(frame, "");
      });
    }
    const { doc, sequence } = this.#entry(id);
    this.#places.add(place);
    const lacked = encodeStateAsUpdate(doc, vector);
    this.opened.push({ id, since, lackedBytes: lacked.length });
    say((frame) => {
      writeVarUint(frame, 0);
      writeVarUint(frame, channel);
      writeVarUint(frame, sequence);
      writeVarUint(frame, this.access === "write" ? 1 : 0);
      writeVarUint8Array(frame, lacked);
      writeVarUint8Array(frame, encodeStateVector(doc));
    });
  }

  #update(place: Place | undefined, number: number, update: Uint8Array): void {
    this.receivedBytes += update.length;
    if (!place) return;
    const { refusal } = this;
    if (refusal !== null) {
      return place.say((frame) => {
        writeVarUint(frame, 6);
        writeVarUint(frame, place.channel);
        writeVarUint(frame, number);
        writeVarString(frame, refusal);
      });
    }
    const entry = this.#entry(place.name);
    applyUpdate(entry.doc, update);
    const sequence = ++entry.sequence;
    this.#relay(place, 2, update);
    for (const type of [9, 3]) {
      place.say((frame) => {
        writeVarUint(frame, type);
        writeVarUint(frame, place.channel);
        if (type === 3) writeVarUint(frame, number);
        writeVarUint(frame, sequence);
      });
    }
  }

  #relay(place: Place | undefined, type: number, bytes: Uint8Array): void {
    for (const other of place ? this.#others(place) : []) {
      other.say((frame) => {
        writeVarUint(frame, type);
        writeVarUint(frame, other.channel);
        writeVarUint8Array(frame, bytes);
      });
    }
  }

  #joinRoom(place: Place): void {
    this.#places.add(place);
    place.say((frame) => {
      writeVarUint(frame, 10);
      writeVarUint(frame, place.channel);
      writeVarString(frame, `connection-${this.#places.size}`);
    });
  }

  #broadcast(place: Place | undefined, payload: Uint8Array): void {
    for (const other of place ? this.#others(place) : []) {
      other.say((frame) => {
        writeVarUint(frame, 5);
        writeVarUint(frame, other.channel);
        writeVarString(frame, JSON.stringify({ personId: "ada", name: "Ada", connection: "c" }));
        writeVarUint8Array(frame, payload);
      });
    }
  }
}

/** A socket without a line: what is sent arrives in a later task, in order. */
class PageSocket extends EventTarget {
  binaryType = "";
  #hear: ((frame: Uint8Array) => void) | null = null;
  #isOver = false;

  constructor(connect: (socket: PageSocket) => void) {
    super();
    later(() => connect(this));
  }

  begin(hear: (frame: Uint8Array) => void): void {
    this.#hear = hear;
    this.dispatchEvent(new Event("open"));
  }

  deliver(frame: Uint8Array): void {
    const data = frame.slice().buffer;
    later(() => {
      if (!this.#isOver) this.dispatchEvent(new MessageEvent("message", { data }));
    });
  }

  send(frame: Uint8Array): void {
    const copy = frame.slice();
    later(() => {
      if (!this.#isOver) this.#hear?.(copy);
    });
  }

  close(): void {
    this.#isOver = true;
  }

  end(code: number): void {
    this.#isOver = true;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }
}

function later(act: () => void): void {
  setTimeout(act, 0);
}
