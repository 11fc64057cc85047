import { createServer } from "node:http";
import { createYoga } from "graphql-yoga";
import { createListSchema } from "./list-schema.ts";

/** Plain GraphQL Yoga on `node:http`, with its own parse and validation cache. */
const yoga = createYoga({ schema: createListSchema(), graphiql: false, landingPage: false, logging: false });
const server = createServer((request, response) => void yoga(request, response));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) console.log(`listening on ${address.port}`);
});
process.once("SIGTERM", () => process.exit(0));
