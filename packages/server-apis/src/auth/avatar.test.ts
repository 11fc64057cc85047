import sharp from "sharp";
import { expect, it } from "vitest";
import { createAuthCloud, testPassword } from "./testing/create-auth-cloud.ts";

const session = `{ session { avatarUrl person { id } } }`;

it("tells who is asking where their picture is, another address for another picture", async () => {
  await using cloud = await createAuthCloud();
  const id = await cloud.addPerson("ada");
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  const avatarUrl = async () => {
    const data = await cloud.query(browser.request("/.mows/graphql"), session);
    return data["session"].avatarUrl as string | null;
  };
  const put = async (colour: string) => {
    const body = await sharp({ create: { width: 8, height: 4, channels: 3, background: colour } })
      .png()
      .toBuffer();
    return (await browser.send("/.mows/auth/avatar", { method: "PUT", body: Uint8Array.from(body) })).status;
  };
  expect(await avatarUrl()).toBeNull();
  expect(await put("red")).toBe(204);
  const first = await avatarUrl();
  expect(first).toMatch(new RegExp(`^/\\.mows/auth/avatars/${id}\\?v=`));
  expect(await put("blue")).toBe(204);
  expect(await avatarUrl()).not.toBe(first);

  const noPicture = await browser.send("/.mows/auth/avatar", { method: "PUT", body: "GIF89a, or so it says" });
  expect(noPicture.status).toBe(415);
  expect(await avatarUrl()).not.toBeNull();
  expect((await browser.send("/.mows/auth/avatar", { method: "DELETE" })).status).toBe(204);
  expect(await avatarUrl()).toBeNull();
});

it("changes a picture for its person alone, and keeps nothing of what the file said about itself", async () => {
  await using cloud = await createAuthCloud();
  const id = await cloud.addPerson("ada");
  const body = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .withExif({ IFD0: { Copyright: "Ada at home" } })
    .jpeg()
    .toBuffer();
  expect(body.toString("latin1")).toContain("Ada at home");
  const init = { method: "PUT", body: Uint8Array.from(body) };
  expect((await cloud.browser().send("/.mows/auth/avatar", init)).status).toBe(403);
  const browser = cloud.browser();
  await browser.signIn("ada", testPassword);
  expect((await browser.send("/.mows/auth/avatar", init)).status).toBe(204);
  const kept = await cloud.kit.db
    .withTables<{ "auth.avatars": { person_id: string; webp: Uint8Array } }>()
    .selectFrom("auth.avatars")
    .select("webp")
    .where("person_id", "=", id)
    .executeTakeFirstOrThrow();
  expect(Buffer.from(kept.webp).toString("latin1")).not.toContain("Ada at home");
});
