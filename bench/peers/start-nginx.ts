import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Peer } from "./start-peer.ts";
import { freePort } from "../processes/free-port.ts";
import { startProgram } from "../processes/start-program.ts";

/** nginx over the files in `folder`, in Debian's own settings: `sendfile` and `tcp_nopush` on. With `davModule` it answers PROPFIND. */
export async function startNginx(program: string, folder: string, davModule?: string): Promise<Peer> {
  const port = await freePort();
  const temporary = join(folder, "nginx");
  await mkdir(temporary);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${temporary}/${name};`,
  );
  const settings = `
    ${davModule === undefined ? "" : `load_module ${davModule};`}
    ${process.getuid?.() === 0 ? "user root;" : ""}
    worker_processes auto;
    daemon off;
    pid ${temporary}/pid;
    error_log stderr notice;
    events { worker_connections 768; }
    http {
      sendfile on;
      tcp_nopush on;
      access_log off;
      default_type application/octet-stream;
      ${paths.join("\n      ")}
      server { listen 127.0.0.1:${port}; root ${folder}; ${davModule === undefined ? "" : "dav_ext_methods PROPFIND OPTIONS;"} }
    }`;
  await writeFile(join(temporary, "nginx.conf"), settings);
  const args = ["-e", "stderr", "-p", temporary, "-c", join(temporary, "nginx.conf")];
  const started = await startProgram(program, args, { ready: /start worker process (\d+)$/ });
  return { ...started, port };
}
