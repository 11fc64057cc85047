import type { Kit } from "../../../kit/kit.ts";
import type { Peers } from "../../../kit/peers.ts";
import type { DocumentTooLarge, HistoryBusy } from "../documents/document-failures.ts";
import type { DocumentHub } from "../hub/document-hub.ts";
import type { PastReader } from "./past-question.ts";
import { mostPastBytes } from "./past-of.ts";

/** What the use cases of documents and their history stand on. */
export type History = {
  kit: Kit;
  peers: Pick<Peers, "documentNodes" | "nodeViews" | "peopleDirectory">;
  hub: DocumentHub;
  past: PastReader;
};

/** The answer of a `PastReader`, in the failures of this service. */
export function answered<T extends { kind: string }>(
  told: T | { kind: "too-long" } | { kind: "busy" },
): Exclude<T, { kind: "too-long" | "busy" }> | DocumentTooLarge | HistoryBusy {
  if (told.kind === "too-long") return { kind: "document-too-large", limitBytes: mostPastBytes };
  if (told.kind === "busy") return { kind: "history-busy" };
  return told as Exclude<T, { kind: "too-long" | "busy" }>;
}
