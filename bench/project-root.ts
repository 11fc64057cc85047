import { join, resolve } from "node:path";

/** The checkout's folder, absolute. */
export const projectRoot = resolve(import.meta.dirname, "..");

/** Node 24 as the project's own dependency. */
export const projectNode = join(projectRoot, "node_modules/node/bin/node");
