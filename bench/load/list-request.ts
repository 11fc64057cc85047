import { createMows } from "@mows/sdk";

/** The platform's own list query, exactly as the SDK sends it: its body for one page of a folder. */
export async function listRequest(page: { folderId: string; first: number; after?: string }): Promise<string> {
  let sent = "";
  const mows = createMows({
    url: "http://mows.localhost",
    fetch: async (_href, init) => {
      if (typeof init?.body === "string") sent = init.body;
      return Response.json({ data: { children: { __typename: "NodePage", nodes: [], endCursor: null } } });
    },
  });
  await mows.files.list(page);
  return sent;
}

/** What goes with it. */
export const graphqlHeaders = { "content-type": "application/json", accept: "application/json" };
