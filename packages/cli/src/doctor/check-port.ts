import { createServer } from "node:net";
import { failed, ok, type Diagnosis } from "./diagnosis.ts";

/** Whether the cloud could listen there; the cloud that runs here may hold it. */
export async function checkPort(
  { listen, port }: { listen: string; port: number },
  isRunning: boolean,
): Promise<Diagnosis> {
  if (isRunning) return ok("port", `${listen}:${port}, held by the cloud that runs here`);
  const code = await tryToListen(listen, port);
  if (code === null) return ok("port", `${listen}:${port} is free`);
  if (code === "EADDRINUSE")
    return failed(
      "port",
      `another program has ${listen}:${port}`,
      "Stop that program, or choose another port by MOWS_PORT.",
    );
  if (code === "EACCES")
    return failed(
      "port",
      `${listen}:${port} is not for this user`,
      "Choose a port from 1024 on by MOWS_PORT, and put a proxy in front of it.",
    );
  return failed(
    "port",
    `${listen}:${port} cannot be listened on (${code})`,
    "Set MOWS_LISTEN to an address of this machine.",
  );
}

function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(null)));
  });
}
