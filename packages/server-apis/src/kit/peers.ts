import type { AppId, NodeId, PersonId } from "./ids.ts";
import type { AnonymousPrincipal, Principal } from "./principal.ts";
import type { Tx } from "./sql/database.ts";

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
  tree: TreeWriter;
};

/** Provided by `auth`. */
export type Authenticator = {
  /** Who the request's cookie stands for on the origin of `appId` (null: the cloud's own). Anonymous when it stands for nobody. */
  authenticate(request: Request, appId: AppId | null): Promise<Authentication>;
};

/**
 * `cookie-tossed`: the session's cookie came twice, so a sibling origin planted one of them (RFC 6265 §8.6) and neither can be
 * believed. The edge refuses such a request with the cookie's name; whoever goes on regardless has an anonymous principal.
 */
export type Authentication =
  | { kind: "authenticated"; principal: Principal }
  | { kind: "cookie-tossed"; cookieName: string; principal: AnonymousPrincipal };

/** Provided by `auth`. */
export type PeopleDirectory = {
  idOfUsername(username: string): Promise<PersonId | null>;
  isOwner(personId: PersonId): Promise<boolean>;
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
  /** The folder at this path of the person's space, made with its parents where missing. Throws when a file is in the way. */
  ensureFolder(tx: Tx, personId: PersonId, path: string): Promise<NodeId>;
};
