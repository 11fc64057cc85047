import { expect, it } from "vitest";
import { installApp } from "./domain/install-app.ts";
import { createAppsCloud, member, operator } from "./testing/create-apps-cloud.ts";

const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`;

it("serves an app's icon so that nothing in it can run", async () => {
  await using cloud = await createAppsCloud();
  await cloud.directory.manifest(["icon: art/icon.svg"]);
  await cloud.directory.write("art/icon.svg", svg);
  await installApp(cloud.apps, operator, cloud.directory.path);

  const response = await cloud.fetchIcon("notes", member);
  expect(await response.text()).toBe(svg);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/svg+xml",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    "x-content-type-options": "nosniff",
  });

  const etag = response.headers.get("etag")!;
  expect((await cloud.fetchIcon("notes", member, { "if-none-match": etag })).status).toBe(304);
});

it("has no icon for strangers, for unknown apps and for ids that are paths", async () => {
  await using cloud = await createAppsCloud();
  await cloud.directory.manifest(["icon: art/icon.svg"]);
  await cloud.directory.write("art/icon.svg", svg);
  await installApp(cloud.apps, operator, cloud.directory.path);
  expect((await cloud.fetchIcon("notes", { kind: "anonymous", appId: null })).status).toBe(404);
  expect((await cloud.fetchIcon("other", member)).status).toBe(404);
  for (const id of ["../../notes", "notes\0", "NOTES", ""]) {
    expect((await cloud.fetchIcon(id, member)).status).toBe(404);
  }
});
