import { graphql } from "graphql";
import type { RunningService } from "../../kit/define-service.ts";
import type { Route } from "../../kit/http/route.ts";
import type { AppId, PersonId } from "../../kit/ids.ts";
import type { Kit } from "../../kit/kit.ts";
import type { DirectoryApp, FileAccessRequest } from "../../kit/peers.ts";
import type { Principal } from "../../kit/principal.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { auth } from "../service.ts";
import { executableSchema } from "../../kit/testing/executable-schema.ts";
import { noFiles, tableTree } from "./table-tree.ts";
import { TestBrowser } from "./test-browser.ts";
import type { GraphqlData } from "../../kit/testing/graphql-data.ts";

export const testPassword = "demo-demo-demo";

/** The service at work over a database in memory, with apps that a test installs and browsers that keep cookies. */
export async function createAuthCloud(overrides: Partial<Kit> = {}) {
  const installed = new Map<AppId, DirectoryApp>();
  const kit = await createTestKit({
    services: [auth],
    peers: {
      tree: tableTree,
      personalFiles: noFiles,
      memberships: { endAll: async () => undefined },
      appDirectory: { find: async (appId) => installed.get(appId) ?? null },
    },
    overrides,
    startJobs: false,
  });
  const { authenticator, clientRegistry, ownerInvitation } = kit.peers;
  const serve = (running: RunningService) => ({
    routes: running.routes ?? [],
    jobs: running.jobs ?? {},
    schema: executableSchema(running.resolvers ?? {}),
  });
  let service = serve(kit.running["auth"]!);

  async function contextOf(
    request: Request,
    clientAddress: string,
    credentials?: Route["credentials"],
  ): Promise<RequestContext> {
    const { origin } = new URL(request.url);
    const appId = appOf(kit, origin);
    const { principal } =
      credentials === "own"
        ? { principal: { kind: "anonymous", appId } as const }
        : await authenticator.authenticate(request, appId, { basic: credentials === "basic" });
    const reauthenticate = async (): Promise<Principal> => principal;
    const rest = { request, reauthenticate, cut: () => undefined };
    return { principal, traceId: "0".repeat(32), log: silentLog, origin, clientAddress, ...rest };
  }

  /** What the edge does with a request below `/.mows/`, as far as this service sees it. */
  async function fetch(request: Request, clientAddress: string): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    const mount = origin === kit.origins.cloud ? "cloud" : "apps";
    const route = service.routes.find(
      ({ path, origins, methods }) =>
        `/.mows/${path}` === pathname && (origins === "all" || origins === mount) && methods.includes(request.method),
    );
    return route === undefined
      ? new Response(null, { status: 404 })
      : route.handle(await contextOf(request, clientAddress, route.credentials), {});
  }

  return {
    kit,
    ownerLink: () => ownerInvitation.ownerLink(),
    /** The service as it is after a restart: with nothing of before but what is in the database. */
    async restart(): Promise<void> {
      service = serve(await auth.start(kit, kit.peers));
    },
    browser: (clientAddress = "127.0.0.1") => new TestBrowser(kit.origins.cloud, fetch, clientAddress),
    async principal(request: Request): Promise<Principal> {
      return (await contextOf(request, "127.0.0.1")).principal;
    },
    authenticate: (request: Request, appId: AppId | null) => authenticator.authenticate(request, appId),
    /** A GraphQL operation, by a browser on an origin or by a principal. Returns the data; throws on an error. */
    async query(by: Principal | Request, source: string, variables: object = {}): Promise<GraphqlData> {
      const request = by instanceof Request ? by : new Request(kit.origins.cloud);
      const context = {
        ...(await contextOf(request, "127.0.0.1")),
        ...(by instanceof Request ? {} : { principal: by }),
      };
      const result = await graphql({
        schema: service.schema,
        source,
        contextValue: context,
        variableValues: variables as Record<string, unknown>,
      });
      if (result.errors !== undefined)
        throw new Error(result.errors.map(String).join("\n"), { cause: result.errors[0] });
      return result.data as GraphqlData;
    },
    /** One of the service's jobs, as if it were due. */
    async runJob(kind: string, payload: object): Promise<void> {
      await service.jobs[kind]!.run(payload, new AbortController().signal);
    },
    /** Every job that is due, one after the other. */
    async runJobs(): Promise<void> {
      const due = await kit.db
        .deleteFrom("jobs")
        .where("run_at", "<=", kit.clock.now())
        .returning(["kind", "payload"])
        .execute();
      for (const { kind, payload } of due) await this.runJob(kind, payload as object);
    },
    /** An account, made by the operator. */
    async addPerson(username: string): Promise<PersonId> {
      const result = await this.query(
        { kind: "operator" },
        `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { ... on PersonCreated { person { id } } } }`,
        { input: { username, name: username, password: testPassword } },
      );
      return result["createPerson"].person.id;
    },
    /** Answers a consent page that this browser is on; returns where it goes next. */
    async answerConsent(browser: TestBrowser, page: URL, accept: boolean, choices: object[] = []): Promise<string> {
      const by = browser.request("/.mows/graphql");
      const request = await this.query(
        by,
        `query ($query: String!) { consentRequest(query: $query) { ... on ConsentRequest { shown } } }`,
        { query: page.search },
      );
      const result = await this.query(
        browser.request("/.mows/graphql"),
        `mutation ($input: AnswerConsentInput!) { answerConsent(input: $input) { __typename
          ... on ConsentAnswered { redirectUrl } } }`,
        { input: { query: page.search, accept, shown: request["consentRequest"].shown ?? "", choices } },
      );
      return result["answerConsent"].redirectUrl ?? result["answerConsent"].__typename;
    },
    /** Signs in to an app, by way of the cloud and its consent page where they ask; returns the page it ends on. */
    async signInToApp(browser: TestBrowser, appId: AppId, returnTo = "/"): Promise<URL> {
      const signInUrl = `${kit.origins.ofApp(appId)}/.mows/auth/sign-in?${new URLSearchParams({ return_to: returnTo })}`;
      const page = await browser.navigate(signInUrl);
      if (page.pathname !== "/consent") return page;
      return browser.navigate(await this.answerConsent(browser, page, true));
    },
    async install(id: string, requests: readonly Omit<FileAccessRequest, "reason">[]): Promise<DirectoryApp> {
      const appId = id as AppId;
      const app = {
        id: appId,
        name: `The ${id}`,
        requests: requests.map((request) => ({ ...request, reason: null })),
        pages: { kind: "folder" as const, folder: "/nowhere" },
      };
      const scopes = new Set(requests.map(({ access }) => `files.${access}`));
      await kit.write({ kind: "operator" }, null, (tx) =>
        clientRegistry.register(tx, { appId, name: app.name, scopes: [...scopes] }),
      );
      installed.set(appId, app);
      return app;
    },
    [Symbol.asyncDispose]: () => kit[Symbol.asyncDispose](),
  };
}

export type AuthCloud = Awaited<ReturnType<typeof createAuthCloud>>;

function appOf(kit: Kit, origin: string): AppId | null {
  if (origin === kit.origins.cloud) return null;
  return new URL(origin).hostname.split(".")[0] as AppId;
}
