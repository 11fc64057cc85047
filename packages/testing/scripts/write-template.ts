import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { loadTemplate } from "../src/database/load-template.ts";

/** The template that a cloud in a browser tab starts from: the one that tests have, which is never older than any migration. */
const template = await loadTemplate();
const path = join(import.meta.dirname, "..", "generated", "cloud.tar.gz");
await writeFile(path, await promisify(gzip)(await template.arrayBuffer()));
