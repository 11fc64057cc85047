import type { Kit } from "../../../kit/kit.ts";
import type { DocumentNodes } from "../../../kit/peers.ts";
import { createDocument } from "./create-document.ts";
import { takeDocumentRoom } from "./take-document-room.ts";
import { touchDocument } from "./touch-document.ts";

/** The tree's side of documents, for the service that keeps what is in them. */
export function documentNodes(kit: Kit): DocumentNodes {
  return {
    create: (tx, principal, input) => createDocument(kit, tx, principal, input),
    takeRoom: takeDocumentRoom,
    touched: (tx, id, facts) => touchDocument(kit, tx, id, facts),
  };
}
