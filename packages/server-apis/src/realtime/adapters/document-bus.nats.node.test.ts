import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import { describe } from "vitest";
import { freePort } from "../../kit/testing/free-port.ts";
import { silentLog } from "../../kit/telemetry/log.ts";
import type { DocumentBus } from "../domain/hub/document-bus.ts";
import { documentBusContract } from "./document-bus.contract.ts";
import { createNatsDocumentBus } from "./document-bus.nats.node.ts";

const program = "/usr/sbin/nats-server";
const isThere = await promisify(execFile)(program, ["--version"]).then(
  () => true,
  () => false,
);

describe.skipIf(!isThere)("a nats-server", () => {
  documentBusContract("NATS", async () => {
    const port = await freePort();
    const server = spawn(program, ["-a", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    const ended = once(server, "exit");
    const buses: DocumentBus[] = [];
    return {
      async connect() {
        const bus = createNatsDocumentBus({ url: `nats://127.0.0.1:${port}`, prefix: "mows.test", log: silentLog });
        buses.push(bus);
        return bus;
      },
      async [Symbol.asyncDispose]() {
        await Promise.all(buses.map((bus) => bus.stop()));
        server.kill("SIGKILL");
        await ended;
      },
    };
  });
});
