import { join } from "node:path";
import { startProgram, type Program } from "../processes/start-program.ts";
import { projectNode } from "../project-root.ts";

/** A peer in a process of its own, under the Node that the cloud runs under. */
export type Peer = Program & { port: number };

/** `file` is a program beside this file; it prints `listening on <port>`. Production settings, as a cloud has them built in. */
export async function startPeer(file: string, env: Record<string, string>): Promise<Peer> {
  const program = await startProgram(projectNode, [join(import.meta.dirname, file)], {
    ready: /^listening on (\d+)$/,
    env: { NODE_ENV: "production", ...env },
  });
  return { ...program, port: Number(program.address) };
}
