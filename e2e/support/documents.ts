import type { PlainClient } from "@mows/bench/plain-client";
import { openPlainClient } from "@mows/bench/plain-client";
import type { Cloud } from "./cloud.ts";
import type { Caller } from "./person.ts";

/** What an upgrade of the person's socket carries, as a browser on the cloud's own origin would send it. */
export function socketHeaders(cloud: Cloud, cookie: string): Record<string, string> {
  const host = `mows.localhost:${cloud.port}`;
  return { host, cookie, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
}

/** Makes an empty document and gives its id. */
export async function createDocument(person: Caller, parentId: string, name: string): Promise<string> {
  const { createDocument: made } = await person.graphql<{
    createDocument: { __typename: string; id?: string };
  }>(
    `mutation ($input: CreateDocumentInput!) {
       createDocument(input: $input) { __typename ... on DocumentCreated { id } }
     }`,
    { input: { parentId, name } },
  );
  if (made.id === undefined) throw new Error(`createDocument answered ${made.__typename}`);
  return made.id;
}

export type Protocol = "y-websocket" | "mows";

/** Opens a document by the protocol of `y-websocket`, or by ours that acknowledges. */
export function openDocument(
  { port }: Cloud,
  headers: Record<string, string>,
  by: { protocol: Protocol; documentId: string; doc?: PlainClient["doc"] },
): Promise<PlainClient> {
  const target =
    by.protocol === "mows"
      ? ({ path: "/.mows/docs", protocol: "mows.docs.1", dialect: "mows" } as const)
      : ({ path: "/.mows/docs/{document}", dialect: "y-websocket" } as const);
  return openPlainClient({ ...target, port, headers }, by.documentId, by.doc);
}
