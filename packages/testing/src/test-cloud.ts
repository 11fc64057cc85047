import type { AppId, MemoryCloud, NodeId, PersonId, SessionId } from "@mows/server-apis/memory";
import { createCloudFiles, type CloudFiles } from "./files/cloud-files.ts";
import { nodeAt } from "./files/node-at.ts";
import { CookieJar } from "./network/cookie-jar.ts";
import { Network } from "./network/network.ts";
import { pageAt } from "./network/page-at.ts";
import type { TestPage, TestUser, UserOptions } from "./test-user.ts";

/** The faults of the network, and those of the sessions that go over it. */
export type CloudNetwork = Pick<Network, "offline" | "online" | "latency" | "drop"> & {
  /** The user's session is over, as after its thirty days: the next answer says that nobody is signed in. */
  expireToken(user: TestUser): Promise<void>;
};

/** A whole cloud in memory. `@mows/testing/react` and `@mows/testing/msw` give it `wrapper` and `mswHandlers`. */
export class TestCloud implements AsyncDisposable {
  /** Of the cloud's own pages. */
  readonly url: string;
  readonly network: CloudNetwork;
  readonly files: CloudFiles;
  readonly #memory: MemoryCloud;
  readonly #network = new Network();
  readonly #close: () => Promise<void>;
  readonly #people = new Map<string, Promise<PersonId>>();
  readonly #sessions = new WeakMap<TestUser, SessionId>();
  #closing: Promise<void> | null = null;

  /** @internal */
  constructor(memory: MemoryCloud, close: () => Promise<void>) {
    this.#memory = memory;
    this.#close = close;
    this.url = memory.kit.origins.cloud;
    this.files = createCloudFiles(memory);
    const faults = this.#network;
    this.network = {
      offline: () => faults.offline(),
      online: () => faults.online(),
      latency: (ms) => faults.latency(ms),
      drop: (operation, times, lost) => faults.drop(operation, times, lost),
      expireToken: (user) => this.#expire(user),
    };
  }

  /**
   * Somebody who is signed in, made where there is nobody of this name yet. Called again, the same person in another browser: on another
   * origin, or with other grants.
   * @example
   * const ada = await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "read" }] });
   * await ada.mows.files.roots();
   */
  async user(username: string, options: UserOptions = {}): Promise<TestUser> {
    const { kit } = this.#memory;
    const id = await this.#person(username, options);
    const app = options.app ?? (options.grants === undefined ? null : "app");
    const appId = app === null ? null : await this.#app(id, app, options);
    const { sessionId, cookie } = await this.#memory.openSession(id, appId);
    const origin = appId === null ? kit.origins.cloud : kit.origins.ofApp(appId);
    const jar = new CookieJar();
    jar.store(cookie);
    const principal = { kind: "person", personId: id, appId, sessionId, scopes: null, credential: "session" } as const;
    const user: TestUser = {
      id,
      username,
      appId,
      ...pageAt(this.#memory, this.#network, { origin, jar }),
      explain: async (action, target) => {
        const nodeId = target.startsWith("/") ? await nodeAt(kit.db, id, target) : (target as NodeId);
        return this.#memory.explain(principal, action, nodeId);
      },
    };
    this.#sessions.set(user, sessionId);
    return user;
  }

  /** A visitor who is signed in nowhere: on the origin of `app`, or the cloud's own. */
  visitor(app?: string): TestPage {
    const { origins } = this.#memory.kit;
    const origin = app === undefined ? origins.cloud : origins.ofApp(app as AppId);
    return pageAt(this.#memory, this.#network, { origin, jar: new CookieJar() });
  }

  /** Resolves when no request and no job is under way, and every open change feed has been given all there is. */
  async settled(): Promise<void> {
    for (;;) {
      const before = await this.#network.quiet();
      await this.#memory.settled();
      // What was just delivered is read by its readers in tasks of their own, and may lead to more.
      await nextTask();
      await nextTask();
      if ((await this.#network.quiet()) === before) return;
    }
  }

  /** Ends it, and hands its database to the next. Every page that is still open is offline from now on. */
  close(): Promise<void> {
    this.#network.offline();
    return (this.#closing ??= this.#close());
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #person(username: string, { name = username, role, quotaBytes }: UserOptions): Promise<PersonId> {
    const known = this.#people.get(username);
    if (known !== undefined) return known;
    const as = role ?? (this.#people.size === 0 ? "owner" : "member");
    const person = this.#memory.addPerson({ username, name, role: as, quotaBytes: quotaBytes ?? null });
    this.#people.set(username, person);
    return person;
  }

  async #app(person: PersonId, app: string, { grants = [] }: UserOptions): Promise<AppId> {
    const id = app as AppId;
    const requests = grants.map(({ path, access }) => ({ path, access, reason: null }));
    await this.#memory.registerApp({ id, name: app, requests });
    await this.#memory.setGrants(person, id, requests);
    return id;
  }

  async #expire(user: TestUser): Promise<void> {
    const sessionId = this.#sessions.get(user);
    if (sessionId === undefined) throw new Error(`${user.username} is of another cloud`);
    await this.#memory.expireSession(sessionId);
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
