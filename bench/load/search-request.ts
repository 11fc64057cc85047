import { createMows } from "@mows/sdk";
import { createSearch } from "@mows/sdk/search";

/** The query that `<Search>` asks with every key, exactly as the SDK sends it: its body. */
export async function searchRequest(query: string): Promise<string> {
  let sent = "";
  const mows = createMows({
    url: "http://mows.localhost",
    fetch: async (_href, init) => {
      if (typeof init?.body === "string") sent = init.body;
      return Response.json({ data: { search: { __typename: "SearchPage" } } });
    },
  });
  await createSearch(mows)({ query, filters: {} });
  return sent;
}
