import { createGrant } from "../../kit/grants/create-grant.ts";
import type { Service } from "../../kit/define-service.ts";
import type { Route } from "../../kit/http/route.ts";
import { type AppId, type NodeId, newId, type PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { PeopleDirectory } from "../../kit/peers.ts";
import type { PersonPrincipal, Principal } from "../../kit/principal.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { createTestKit, type TestKit } from "../../kit/testing/create-test-kit.ts";
import { files } from "../service.ts";

/** This service at work over a database in memory, with one person who has a space. */
export type FileCloud = AsyncDisposable & {
  kit: TestKit;
  ada: PersonPrincipal;
  rootId: NodeId;
  addPerson(limitBytes?: number | null): Promise<{ principal: PersonPrincipal; rootId: NodeId }>;
  /** The person through an app that was granted these nodes. */
  throughApp(
    person: PersonPrincipal,
    appId: string,
    grants: Record<string, "read" | "write">,
  ): Promise<PersonPrincipal>;
  folder(path: string): Promise<NodeId>;
  /** Uploads in one request and gives the node's id. */
  upload(name: string, content: BodyInit, options?: { parentId?: NodeId; as?: Principal }): Promise<NodeId>;
  /** A request to one of the service's routes, below `/.mows/`. */
  fetch(path: string, init?: RequestInit & { as?: Principal; cut?: () => void }): Promise<Response>;
};

/** People without an account: all are called by their ids. */
const nameless: PeopleDirectory = {
  idOfUsername: async () => null,
  isOwner: async () => false,
  namesOf: async (ids) => new Map(ids.map((id) => [id, { username: id, name: id }])),
};

/** `limitBytes` is the first person's; `beside` are services that start after this one. */
export async function createFileCloud(
  options: { limitBytes?: number; overrides?: Partial<Kit>; startJobs?: boolean; beside?: readonly Service[] } = {},
): Promise<FileCloud> {
  const kit = await createTestKit({
    services: [files, ...(options.beside ?? [])],
    peers: { peopleDirectory: nameless },
    overrides: options.overrides ?? {},
    startJobs: options.startJobs ?? true,
  });
  const routes = kit.running["files"]?.routes ?? [];

  const addPerson = async (limitBytes: number | null = null) => {
    const personId = newId<PersonId>();
    const principal: PersonPrincipal = {
      kind: "person",
      personId,
      appId: null,
      sessionId: null,
      scopes: null,
      credential: "session",
    };
    await kit.write(principal, null, (tx) => kit.peers.tree.createSpace(tx, personId, limitBytes));
    const space = await kit.db
      .selectFrom("spaces")
      .select("root_id")
      .where("owner_id", "=", personId)
      .executeTakeFirstOrThrow();
    return { principal, rootId: space.root_id };
  };

  const { principal: ada, rootId } = await addPerson(options.limitBytes ?? null);

  const fetch: FileCloud["fetch"] = (path, { as = ada, cut = () => undefined, ...init } = {}) => {
    const streamed = init.body == null ? {} : { duplex: "half" as const };
    const request = new Request(`http://mows.localhost:4000/.mows/${path}`, { ...init, ...streamed });
    const found = findRoute(routes, path.split("?")[0] ?? "", request.method);
    if (found === null) throw new Error(`no route for ${request.method} ${path}`);
    const context = {
      principal: as,
      traceId: "0".repeat(32),
      log: silentLog,
      origin: "http://mows.localhost:4000",
      clientAddress: "local",
      request,
      reauthenticate: async () => as,
      cut,
    };
    return found.route.handle(context, found.parameters);
  };

  return {
    kit,
    ada,
    rootId,
    addPerson,
    fetch,
    throughApp: async (person, appId, grants) => {
      for (const [nodeId, role] of Object.entries(grants)) {
        await kit.write(person, null, (tx) =>
          createGrant(tx, {
            nodeId: nodeId as NodeId,
            grantee: { kind: "app", personId: person.personId, appId: appId as AppId },
            role,
            grantedBy: person.personId,
            source: "consent",
            at: new Date(),
          }),
        );
      }
      return { ...person, appId: appId as AppId };
    },
    async folder(path) {
      const made = await kit.write(ada, null, (tx) => kit.peers.tree.ensureFolder(tx, ada.personId, path));
      if (made.kind !== "folder") throw new Error(`a file is in the way of ${path}`);
      return made.id;
    },
    upload: async (name, content, { parentId = rootId, as = ada } = {}) => {
      const bytes = await new Response(content).bytes();
      const response = await fetch("uploads", {
        as,
        method: "POST",
        headers: {
          ...tusHeaders({ parentId, filename: name }),
          "upload-length": String(bytes.byteLength),
          "content-type": "application/offset+octet-stream",
        },
        body: bytes.byteLength === 0 ? null : bytes,
      });
      const nodeId = response.headers.get("mows-node-id");
      if (nodeId === null) throw new Error(`not uploaded: ${response.status} ${await response.text()}`);
      return nodeId as NodeId;
    },
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}

/** `Tus-Resumable` and the metadata. */
export function tusHeaders(metadata: Record<string, string>): Record<string, string> {
  const pairs = Object.entries(metadata).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
  return { "tus-resumable": "1.0.0", "upload-metadata": pairs.join(",") };
}

function findRoute(routes: readonly Route[], path: string, method: string) {
  const given = path.split("/");
  for (const route of routes) {
    const wanted = route.path.split("/");
    const isOpen = wanted.at(-1) === "*";
    const fitsLength = isOpen ? given.length >= wanted.length : given.length === wanted.length;
    if (!fitsLength || !route.methods.includes(method)) continue;
    const parameters: Record<string, string> = {};
    const fits = wanted.every((segment, index) => {
      if (segment.startsWith(":")) parameters[segment.slice(1)] = given[index] ?? "";
      return segment === "*" || segment.startsWith(":") || segment === given[index];
    });
    if (fits) return { route, parameters };
  }
  return null;
}
