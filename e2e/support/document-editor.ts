import { createMows } from "@mows/sdk";
import { nodeClient } from "./node-client.ts";

/** Somebody who edits a document without end, by the SDK. */
export type Editor = {
  name: string;
  /** What the cloud said is kept. */
  acknowledged: ReadonlySet<string>;
  has(mark: string): boolean;
  /** Returns when so many more of its edits are acknowledged. */
  acknowledgedMore(count: number): Promise<void>;
  close(): Promise<void>;
};

type Wanted = { port: number; token: string; documentId: string; name: string };

/** Puts marks of its own into the document's list `marks`, the next one when the one before is acknowledged. */
export async function createEditor({ port, token, documentId, name }: Wanted): Promise<Editor> {
  const mows = createMows(nodeClient(port, { authorization: `Bearer ${token}` }));
  const open = await mows.docs.open(documentId);
  const marks = open.doc.getMap<boolean>("marks");
  const acknowledged = new Set<string>();
  const waiting = new Set<() => void>();
  let ended = false;
  const run = async () => {
    for (let n = 0; !ended; n += 1) {
      const mark = `${name}-${n}`;
      marks.set(mark, true);
      await open.saved();
      if (ended) return;
      acknowledged.add(mark);
      for (const wake of waiting) wake();
    }
  };
  const running = run();
  return {
    name,
    acknowledged,
    has: (mark) => marks.has(mark),
    async acknowledgedMore(count) {
      const goal = acknowledged.size + count;
      await new Promise<void>((resolve) => {
        const look = () => {
          if (acknowledged.size < goal) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
    async close() {
      ended = true;
      await open.close();
      await running.catch(() => undefined);
    },
  };
}
