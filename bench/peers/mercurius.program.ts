import { fastify } from "fastify";
import { mercurius } from "mercurius";
import { createListSchema } from "./list-schema.ts";

/** Mercurius on Fastify, compiling each operation at its first use. */
const app = fastify({ logger: false });
await app.register(mercurius, { schema: createListSchema(), jit: 1 });
await app.listen({ host: "127.0.0.1", port: 0 });
const address = app.server.address();
if (typeof address === "object" && address !== null) console.log(`listening on ${address.port}`);
process.once("SIGTERM", () => process.exit(0));
