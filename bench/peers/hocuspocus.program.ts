import { Server } from "@hocuspocus/server";

/** Hocuspocus as it comes, in memory only: no extension stores what is written. */
const server = new Server({ address: "127.0.0.1", port: 0, quiet: true });
await server.listen();
console.log(`listening on ${server.address.port}`);
