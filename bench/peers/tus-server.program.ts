import { Server } from "@tus/server";
import { FileStore } from "@tus/file-store";
import { HashingFileStore } from "./hashing-file-store.ts";

/** `@tus/server` with its own file store, plain or with what a cloud does beside. Environment: `FOLDER`, `STORE` (`plain`, `durable`). */
const directory = process.env["FOLDER"] ?? "";
const datastore =
  process.env["STORE"] === "durable" ? new HashingFileStore({ directory }) : new FileStore({ directory });
const server = new Server({ path: "/uploads", datastore });
const listener = server.listen(0, "127.0.0.1", () => {
  const address = listener.address();
  if (typeof address === "object" && address !== null) console.log(`listening on ${address.port}`);
});
process.once("SIGTERM", () => process.exit(0));
