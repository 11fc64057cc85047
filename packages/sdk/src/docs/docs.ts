import type { DocSchema } from "./define-doc.ts";
import type { OpenDoc, TypedDoc } from "./open-doc.ts";
import type { PresenceState } from "./presence.ts";
import type { Room } from "./room.ts";

export { defineDoc, type DocSchema } from "./define-doc.ts";
export { DocError, type DocErrorReason } from "./doc-error.ts";
export type { DocDraft, FieldsDraft, InputOf, ListDraft, ListPlace, MapDraft, TextDraft } from "./doc-draft.ts";
export type { DocSnapshot, ListItem, SnapshotOf } from "./doc-snapshot.ts";
export {
  type CompareDocumentResult,
  createDocumentCalls,
  type CreateDocumentResult,
  type DocumentAuthorsResult,
  type DocumentCalls,
  type DocumentCheckpoint,
  type DocumentDetailsResult,
  type DocumentHistoryPage,
  type DocumentHistoryResult,
  type NameDocumentVersionResult,
  type PresenceResult,
  type RestoreDocumentResult,
} from "./document-calls.ts";
export {
  type Kind,
  list,
  type ListKind,
  map,
  type MapKind,
  record,
  type RecordFields,
  type RecordKind,
  text,
  type TextKind,
  value,
  type ValueKind,
  xml,
  type XmlKind,
} from "./kinds.ts";
export type { DocHistory, DocStatus, OpenDoc, TypedDoc } from "./open-doc.ts";
export type { Presence, PresenceState, PresentMember, PresentPerson } from "./presence.ts";
export type { BroadcastSender, Room, RoomStatus } from "./room.ts";

/** Documents that many edit at once, and rooms, all over one socket. Its code, Yjs with it, is loaded at the first call. */
export interface Docs {
  /**
   * Resolves once what this browser has kept of the document is there, with the cloud or without it.
   * @example
   * const doc = await mows.docs.open(id, playlist);
   * doc.change((draft) => draft.tracks.push(track));
   */
  readonly open: {
    (id: string): Promise<OpenDoc>;
    <Schema extends DocSchema>(id: string, schema: Schema): Promise<TypedDoc<Schema>>;
  };
  /** Who looks at this node, of any kind; `name` (64 characters at most) tells apart several rooms at one. */
  readonly room: <State extends PresenceState = PresenceState>(nodeId: string, name?: string) => Promise<Room<State>>;
}
