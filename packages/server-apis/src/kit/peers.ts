import type { ResolversParentTypes } from "../generated/resolvers.ts";
import type { GrantRequest } from "./grants/grant-request-url.ts";
import type { Role } from "./grants/role.ts";
import type { AppId, GrantId, GroupId, NodeId, PersonId, SpaceId } from "./ids.ts";
import type { AnonymousPrincipal, LinkPrincipal, Principal } from "./principal.ts";
import type { Db, NodeKind, Tx } from "./sql/database.ts";

/**
 * Ports between services: one provides, others and the edge use. Complete once every service has started, so a service may
 * call its peers from its first request or job on, not while it starts; a port that nobody provides fails the start, by name.
 */
export type Peers = {
  authenticator: Authenticator;
  appDirectory: AppDirectory;
  peopleDirectory: PeopleDirectory;
  ownerInvitation: OwnerInvitation;
  clientRegistry: ClientRegistry;
  appAccess: AppAccess;
  tree: TreeWriter;
  groupSpaces: GroupSpaces;
  memberships: Memberships;
  personalFiles: PersonalFiles;
  secrets: Secrets;
  linkVisits: LinkVisits;
  linkDirectory: LinkDirectory;
  searchableNodes: SearchableNodes;
  nodeViews: NodeViews;
  documentNodes: DocumentNodes;
  documentContents: DocumentContents;
};

/** Provided by `auth`. */
export type Authenticator = {
  /**
   * Who the request's bearer token stands for or, without one, its cookie on the origin of `appId` (null: the cloud's own). Anonymous
   * when there is neither, or the cookie stands for nobody. `basic` also takes a username with a token for the password.
   */
  authenticate(request: Request, appId: AppId | null, options?: { basic?: boolean }): Promise<Authentication>;
};

/**
 * `cookie-tossed`: the session's cookie came twice, so a sibling origin planted one of them (RFC 6265 §8.6) and neither can be
 * believed. `token-refused`: the token stands for nobody, and the cookie is not looked at. The edge refuses such a request; whoever goes on
 * regardless has an anonymous principal.
 */
export type Authentication =
  | { kind: "authenticated"; principal: Principal }
  | { kind: "cookie-tossed"; cookieName: string; principal: AnonymousPrincipal }
  | { kind: "token-refused"; scheme: "bearer" | "basic"; principal: AnonymousPrincipal };

/** Provided by `auth`. */
export type PeopleDirectory = {
  idOfUsername(username: string): Promise<PersonId | null>;
  isOwner(personId: PersonId): Promise<boolean>;
  /** What others see of these people; whoever has no account any more is not in it. */
  namesOf(personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, { username: string; name: string }>>;
};

/** Provided by `auth`. */
export type OwnerInvitation = {
  /** A one-time link to `claimOwner`; the one made before it stops working. Null once the cloud has an owner. */
  ownerLink(): string | null;
};

/** Provided by `auth`: which apps may ask for sign-in. */
export type ClientRegistry = {
  /** Makes the app an OAuth client of the cloud, or brings its row up to date. */
  register(tx: Tx, client: { appId: AppId; name: string; scopes: readonly string[] }): Promise<void>;
};

/** Provided by `auth`: what acts for people, whether it is installed here or not. */
export type AppAccess = {
  /** Names of the clients and tokens among these; an installed app is not in it, and `AppDirectory` knows it. */
  namesOf(appIds: readonly AppId[]): Promise<ReadonlyMap<AppId, { name: string; kind: "client" | "token" }>>;
  /** Whatever can act for the person now, by sessions and tokens; since when, and when it last did (to the hour). */
  usedBy(personId: PersonId): Promise<ReadonlyMap<AppId, { since: Date; lastUsedAt: Date | null }>>;
  /** Ends its sessions and tokens in the person's name, and forgets what they agreed to. Announce it after the commit. */
  end(tx: Tx, personId: PersonId, appId: AppId): Promise<void>;
};

/** Provided by `apps`. */
export type AppDirectory = {
  /** Null when no such app is installed. */
  find(appId: AppId): Promise<DirectoryApp | null>;
};

export type DirectoryApp = {
  id: AppId;
  name: string;
  /** What it declared it wants, straight from its manifest. */
  requests: readonly FileAccessRequest[];
  pages: AppPages;
};

/** Where an app's pages come from. */
export type AppPages =
  /** Its static files on this machine. */
  | { kind: "folder"; folder: string }
  /** The dev server of whoever builds it, on a TCP port of this machine's loopback address. */
  | { kind: "dev-server"; port: number };

export type FileAccessRequest = {
  /** Absolute in the person's space: `/Music`. */
  path: string;
  access: "read" | "write";
  reason: string | null;
};

/** Provided by `files`: how others grow the tree without knowing its tables. */
export type TreeWriter = {
  /** Makes the person's space with its root, once; `limitBytes` null means as much as the disk. */
  createSpace(tx: Tx, personId: PersonId, limitBytes: number | null): Promise<void>;
  /** What is at this absolute path of the person's space now; writes nothing. */
  folderAt(db: Db, personId: PersonId, path: string): Promise<FolderAt>;
  /** The folder at this absolute path of the person's space, made with its parents where missing. Throws when the path cannot be one. */
  ensureFolder(tx: Tx, personId: PersonId, path: string): Promise<EnsuredFolder>;
};

export type EnsuredFolder =
  | { kind: "folder"; id: NodeId }
  /** A part of the path is a file, so that there can be no such folder. */
  | { kind: "file-in-the-way"; fileId: NodeId };

export type FolderAt = EnsuredFolder | { kind: "missing" };

/** Provided by `files`: the part of the tree that a group has in common. */
export type GroupSpaces = {
  /** Makes the group's space; its root bears the group's name. `limitBytes` null means as much as the disk. */
  create(tx: Tx, groupId: GroupId, name: string, limitBytes: number | null): Promise<void>;
  rename(tx: Tx, groupId: GroupId, name: string): Promise<void>;
  /**
   * Takes the space away, folders and all; unless `withFiles`, not while it holds files or uploads are under way. A job removes the rows
   * afterwards, and then the group's own.
   */
  delete(
    tx: Tx,
    groupId: GroupId,
    options?: { withFiles: boolean },
  ): Promise<{ kind: "deleted" } | { kind: "holds-files"; fileCount: number }>;
};

/** Provided by `groups`. */
export type Memberships = {
  /** Takes somebody whose account goes out of all groups; none is left without a manager. To be announced after the commit. */
  endAll(tx: Tx, personId: PersonId): Promise<void>;
};

/** Provided by `files`: all that is in a person's own space, for when they take it along, or go. */
export type PersonalFiles = {
  /** Every file, folder by folder, read one after the other. What is deleted meanwhile is left out. */
  list(personId: PersonId): AsyncIterable<PersonalFile>;
  /** Takes the space away for every reader; a job removes rows and bytes afterwards. */
  delete(tx: Tx, personId: PersonId): Promise<void>;
};

export type PersonalFile = {
  /** In the person's space, without a slash before it: `Music/Track.mp3`. */
  path: string;
  size: number;
  modifiedAt: Date;
  open(): Promise<ReadableStream<Uint8Array>>;
};

/** Provided by `files`: what there is to find of a node. */
export type SearchableNodes = {
  /** Those of these that exist, deleted ones too while they can be restored. */
  describe(ids: readonly NodeId[]): Promise<readonly SearchableNode[]>;
  /** The nodes right below these, by id after `after`. */
  childrenOf(parentIds: readonly NodeId[], after: NodeId | null, limit: number): Promise<readonly NodeId[]>;
  /** The beginning of what was read out of each of these, where something was; at most `limitCharacters` each. */
  texts(ids: readonly NodeId[], limitCharacters: number): Promise<ReadonlyMap<NodeId, string>>;
  /** What the person has starred, the latest first; at most 1,000. */
  starredBy(personId: PersonId): Promise<readonly NodeId[]>;
};

/** What others know of a file, in their words; each null or empty where it is not known. */
export type SearchableNode = {
  id: NodeId;
  spaceId: SpaceId;
  name: string;
  kind: NodeKind;
  mime: string | null;
  modifiedAt: Date;
  tags: readonly string[];
  title: string | null;
  artist: string | null;
  albumArtist: string | null;
  album: string | null;
  takenAt: Date | null;
  /** Degrees (WGS 84). */
  place: { latitude: number; longitude: number } | null;
  /** The version that its text was read from; null where none was. */
  textVersion: number | null;
};

/** Provided by `files`: nodes as the contract shows them, for whoever may read them; what they may not read is left out. */
export type NodeViews = {
  byId(principal: Principal, ids: readonly NodeId[]): Promise<ReadonlyMap<NodeId, ResolversParentTypes["Node"]>>;
};

/** Provided by `files`: the tree's side of documents. */
export type DocumentNodes = {
  /**
   * Makes the node: authorised (write on the folder), the name cleaned and placed by `onConflict` as a shortcut's is. Counts no room. A moment
   * later in the same transaction the caller writes what is in it.
   */
  create(tx: Tx, principal: Principal, input: NewDocument): Promise<DocumentNodeCreated | DocumentNodeRefused>;
  /**
   * Room for `bytes` more (negative gives back) in the space that counts the node, and in what the node is counted with. Locks the node and then
   * its space, so it comes last in a transaction. A node that is gone takes none, and that is no failure.
   */
  takeRoom(tx: Tx, id: NodeId, bytes: number): Promise<RoomExceeded | null>;
  /**
   * Tells the tree, and everyone who follows it, of a change in a document. Without `settled`: edits began, and what was measured before does not
   * hold any more. With it: what its export came to.
   */
  touched(tx: Tx, id: NodeId, facts: { modifiedAt: Date; settled?: SettledDocument }): Promise<void>;
};

export type NewDocument = {
  parentId: string;
  name: string;
  /** `replace` puts the one that is there into the trash. */
  onConflict: "fail" | "keep-both" | "replace" | "skip";
  /** The declared schema's name; null for one that declares none. */
  schemaName: string | null;
  /** What its export is, without parameters: `text/markdown`, `application/json`. */
  mimeType: string;
};

export type DocumentNodeCreated = { kind: "created"; id: NodeId; name: string; spaceId: SpaceId };

export type RoomExceeded = { kind: "quota-exceeded"; limitBytes: number; usedBytes: number };

export type DocumentNodeRefused =
  | { kind: "node-skipped"; existingId: NodeId }
  | { kind: "name-taken"; name: string; existingId: NodeId }
  | { kind: "name-invalid"; name: string; reason: "empty" | "too-long" | "forbidden-character" | "reserved" }
  | { kind: "node-not-found"; id: string }
  | { kind: "not-a-folder"; id: NodeId }
  | {
      kind: "denied";
      lacking: "anonymous" | "person" | "app";
      missingScope: `files.${Role}`;
      grantRequest: GrantRequest | null;
    };

export type SettledDocument = {
  /** The sequence that the rest is of. */
  sequence: number;
  /** Bytes of the export. */
  size: number;
  /** For the search: at most 1,000,000 UTF-16 units without U+0000; null for what holds no text. */
  text: string | null;
};

/** Provided by `realtime`: what is in documents, for whoever was allowed to it. */
export type DocumentContents = {
  /** The readable export, by the declared schema: its text as Markdown where it has exactly that, JSON otherwise. Null when there is no such document. */
  read(id: NodeId): Promise<DocumentExport | null>;
  /** The whole as one Yjs update (v1). */
  readUpdate(id: NodeId): Promise<Uint8Array | null>;
  /** Merges an edited export against the sequence that it was read at, as an edit: nothing that others wrote since is lost. */
  merge(
    id: NodeId,
    author: { personId: PersonId; appId: AppId | null },
    edited: { baseSequence: number; mime: string; bytes: Uint8Array },
  ): Promise<DocumentMerged | DocumentNotMerged | null>;
  /**
   * What is in documents once more, without history, into nodes that are there already; has each settled. Gives the bytes that each copy takes,
   * which the caller counts; an original that is gone gives none.
   */
  copy(tx: Tx, pairs: readonly { from: NodeId; to: NodeId }[]): Promise<ReadonlyMap<NodeId, number>>;
  /** Takes away what is in them, before their nodes go; open ones end. The caller gives the room back. */
  remove(tx: Tx, ids: readonly NodeId[]): Promise<void>;
};

export type DocumentExport = {
  /** With its parameters: `text/markdown; charset=utf-8`. */
  mime: string;
  bytes: Uint8Array;
  /** The same bytes come of the same sequence. */
  sequence: number;
};

export type DocumentMerged = { kind: "merged"; sequence: number };

export type DocumentNotMerged =
  /** The export of this schema cannot be edited from outside, or what came is none. */
  | { kind: "not-mergeable" }
  | {
      kind: "refused";
      reason: "quota-exceeded" | "document-full" | "document-gone" | "client-taken" | "overloaded";
    };

/** Provided by `auth`: how a cloud keeps what nobody else may read. */
export type Secrets = {
  /** Encrypts under the cloud's own secret what has to be read again. */
  seal(text: string): Promise<string>;
  /** Throws when the text was not sealed by this cloud. */
  open(sealed: string): Promise<string>;
  hashPassword(password: string): Promise<string>;
  /** Costs one password hash whether or not there is one to compare with; null is never right. */
  verifyPassword(password: string, hash: string | null): Promise<boolean>;
};

/** Provided by `links`: requests below `/.mows/links/<id>/`. */
export type LinkVisits = {
  /** Who the link's cookie of this request stands for; null when it stands for nobody, or the link does not work any more. */
  authenticate(request: Request, linkId: string): Promise<LinkPrincipal | null>;
  /** Has the route answer, as far as the link goes: downloads are counted, addresses are the link's, a drop box's visitor learns nothing. */
  answer(context: LinkContext, path: string, route: () => Promise<Response>): Promise<Response>;
};

export type LinkContext = { principal: LinkPrincipal; request: Request; clientAddress: string };

/** Provided by `links`. */
export type LinkDirectory = {
  /** What these grants to links are, for lists of rights. */
  describe(grantIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, DirectoryLink>>;
};

export type DirectoryLink = { kind: LinkPrincipal["may"]; label: string | null; hasPassword: boolean };
