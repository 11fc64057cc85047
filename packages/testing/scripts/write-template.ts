import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTemplate } from "../src/database/create-template.ts";

/** The template that a cloud in a browser tab starts from. */
const folder = join(import.meta.dirname, "..", "generated");
const template = await createTemplate("gzip");
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "cloud.tar.gz"), new Uint8Array(await template.arrayBuffer()));
