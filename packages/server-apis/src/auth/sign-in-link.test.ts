import { expect, it } from "vitest";
import type { RequestContext } from "../kit/request-context.ts";
import type { Principal } from "../kit/principal.ts";
import { silentLog } from "../kit/telemetry/log.ts";
import { createAuthCloud, testPassword } from "./testing/create-auth-cloud.ts";

it("signs a browser in by a link, once, and leads on to the app's consent", async () => {
  await using cloud = await createAuthCloud();
  await cloud.addPerson("ada");
  await cloud.install("notes", [{ path: "/Notes", access: "write" }]);
  const made = await makeLink(cloud, { kind: "operator" });
  const { url } = (await made.json()) as { url: string };

  const browser = cloud.browser();
  expect((await browser.navigate(url)).pathname).toBe("/consent");
  expect(await cloud.principal(browser.request("/.mows/graphql"))).toMatchObject({ kind: "person", appId: null });

  const second = cloud.browser();
  await second.navigate(url);
  expect(await cloud.principal(second.request("/.mows/graphql"))).toMatchObject({ kind: "anonymous" });
});

it("makes no link without the password, nor for anybody but the operator", async () => {
  await using cloud = await createAuthCloud();
  const personId = await cloud.addPerson("ada");
  expect((await makeLink(cloud, { kind: "operator" }, "wrong-wrong-wrong")).status).toBe(401);
  expect((await makeLink(cloud, { kind: "anonymous", appId: null })).status).toBe(403);
  const person = {
    kind: "person",
    personId,
    appId: null,
    sessionId: null,
    scopes: null,
    credential: "socket",
  } as const;
  expect((await makeLink(cloud, person)).status).toBe(403);
});

function makeLink(
  { kit }: Awaited<ReturnType<typeof createAuthCloud>>,
  principal: Principal,
  password = testPassword,
): Promise<Response> {
  const route = kit.running["auth"]?.routes?.find(
    ({ path, methods }) => path === "auth/sign-in-link" && methods.includes("POST"),
  );
  const origin = kit.origins.cloud;
  const request = new Request(`${origin}/.mows/auth/sign-in-link`, {
    method: "POST",
    body: JSON.stringify({ username: "ada", password, appId: "notes" }),
  });
  const context: RequestContext = {
    principal,
    traceId: "0".repeat(32),
    log: silentLog,
    origin,
    clientAddress: "local",
    request,
    reauthenticate: async () => principal,
    cut: () => undefined,
  };
  return route!.handle(context, {});
}
