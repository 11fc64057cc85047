import { createMows } from "@mows/sdk";
import { defineDoc, text } from "@mows/sdk/docs";
import { expect, test } from "@playwright/test";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { startCloud } from "../support/cloud.ts";
import { createDocument } from "../support/documents.ts";
import { rootOf } from "../support/files.ts";
import { nodeClient } from "../support/node-client.ts";
import { signIn } from "../support/person.ts";

const note = defineDoc({ text: text() }, { name: "note" });

test("the npm package y-websocket and our SDK edit one document together", async () => {
  await using cloud = await startCloud();
  expect((await cloud.cli("user", "add", "ada")).code).toBe(0);
  const ada = await signIn(cloud, "ada");
  const id = await createDocument(ada, await rootOf(ada), "Together");
  // What a browser adds by itself.
  const origin = `http://127.0.0.1:${cloud.port}`;
  const client = nodeClient(cloud.port, { cookie: ada.cookie, origin, "sec-fetch-site": "same-origin" });

  const mows = createMows(client);
  const ours = await mows.docs.open(id, note);
  const doc = new Y.Doc();
  const theirs = new WebsocketProvider(`ws://127.0.0.1:${cloud.port}/.mows/docs`, id, doc, {
    WebSocketPolyfill: client.WebSocket,
    disableBc: true,
  });
  try {
    await ours.synced;
    await expect.poll(() => theirs.synced).toBe(true);
    doc.getText("text").insert(0, "theirs, ");
    ours.change((draft) => draft.text.replace(`${ours.snapshot().text}ours`));
    await ours.saved();
    await expect.poll(() => doc.getText("text").toJSON()).toContain("ours");
    await expect.poll(() => ours.snapshot().text).toContain("theirs, ");
    expect(doc.getText("text").toJSON()).toBe(ours.snapshot().text);

    // Each of them away while the other one goes on.
    theirs.disconnect();
    ours.change((draft) => draft.text.replace(`${ours.snapshot().text} alone`));
    doc.getText("text").insert(0, "offline, ");
    await ours.saved();
    theirs.connect();
    await expect.poll(() => ours.snapshot().text).toContain("offline, ");
    await expect.poll(() => doc.getText("text").toJSON()).toContain(" alone");
    expect(doc.getText("text").toJSON()).toBe(ours.snapshot().text);

    theirs.awareness.setLocalState({ user: { name: "Somebody else" }, cursor: 1 });
    const states = () => [...ours.awareness.getStates().entries()].filter(([id]) => id === doc.clientID);
    await expect.poll(() => states()[0]?.[1]["cursor"]).toBe(1);
    // Whatever a client says of itself, the cloud says who it is.
    expect(states()[0]?.[1]["user"]).toMatchObject({ name: "ada" });
  } finally {
    theirs.destroy();
    await ours.close();
  }
});
