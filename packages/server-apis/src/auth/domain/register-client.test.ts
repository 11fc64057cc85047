import { expect, it } from "vitest";
import type { AppId } from "../../kit/ids.ts";
import { createOrigins } from "../../kit/origins.ts";
import { createAuthCloud } from "../testing/create-auth-cloud.ts";
import { refreshRedirectAddresses } from "./register-client.ts";
import { authDb } from "./tables.ts";

async function clientOf(cloud: Awaited<ReturnType<typeof createAuthCloud>>, id: AppId) {
  return authDb(cloud.kit.db)
    .selectFrom("auth.oauthClient")
    .select(["name", "scopes", "redirectUris", "updatedAt"])
    .where("clientId", "=", id)
    .executeTakeFirstOrThrow();
}

it("makes one client of an app, and brings it up to date", async () => {
  await using cloud = await createAuthCloud();
  const app = await cloud.install("spotify", [{ path: "/Music", access: "read" }]);
  await cloud.install("spotify", [{ path: "/Music", access: "write" }]);
  expect(await clientOf(cloud, app.id)).toMatchObject({
    scopes: ["files.read", "files.write", "openid", "profile"],
    redirectUris: ["http://spotify.mows.localhost:4000/.mows/auth/callback"],
  });
});

it("follows the cloud to another domain and port, and writes only then", async () => {
  await using cloud = await createAuthCloud();
  const app = await cloud.install("spotify", []);
  const before = await clientOf(cloud, app.id);
  await refreshRedirectAddresses(cloud.kit);
  expect(await clientOf(cloud, app.id)).toEqual(before);
  await refreshRedirectAddresses({ ...cloud.kit, origins: createOrigins("home.localhost", 80) });
  expect((await clientOf(cloud, app.id)).redirectUris).toEqual(["http://spotify.home.localhost/.mows/auth/callback"]);
});
