import { v7 } from "uuid";

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<"person">;
export type SessionId = Id<"session">;
export type PasskeyId = Id<"passkey">;
export type OneTimeLinkId = Id<"one-time link">;
export type SpaceId = Id<"space">;
export type NodeId = Id<"node">;
export type BlobId = Id<"blob">;
export type GrantId = Id<"grant">;
export type LinkVisitId = Id<"link visit">;
export type GroupId = Id<"group">;
export type GroupInvitationId = Id<"group invitation">;
export type JoinRequestId = Id<"join request">;
export type AuditId = Id<"audit">;
/** Of a token that a person made. */
export type TokenId = Id<"token">;
export type PickId = Id<"pick">;
export type UploadId = Id<"upload">;
export type CopyId = Id<"copy">;
export type SpaceMoveId = Id<"space move">;
export type CommentId = Id<"comment">;
export type JobId = Id<"job">;
/**
 * What acts for a person: an installed app (its label in its origin, 1 to 63 of a-z, 0-9 and inner `-`, RFC 1035 §2.3.1), a native
 * client by its client id, or a token as `token-<uuid>`. Only installed apps have origins.
 */
export type AppId = Id<"app">;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Gives a fresh UUIDv7 (RFC 9562 §5.7) with every call: they sort by time of making. */
export type NewId = <T extends Id<string>>() => T;

export const newId: NewId = <T extends Id<string>>() => v7() as T;

/** The id in canonical lower case, or null where the text is not a UUID: nothing else may reach SQL as an id. */
export function parseId<T extends Id<string>>(text: string): T | null {
  const canonical = text.toLowerCase();
  return uuid.test(canonical) ? (canonical as T) : null;
}
