import { createTemplate } from "./create-template.ts";

let loading: Promise<Blob> | null = null;

/** A data folder with the shipped services' tables, as a tar: read once in a program, made where there is none. */
export function loadTemplate(): Promise<Blob> {
  loading ??= load().catch((cause: unknown) => {
    loading = null;
    throw cause;
  });
  return loading;
}

async function load(): Promise<Blob> {
  if (!isNode()) {
    const { readTemplate } = await import("./template-store.browser.ts");
    return (await readTemplate()) ?? createTemplate("none");
  }
  const { readTemplate, writeTemplate } = await import("./template-store.node.ts");
  const known = await readTemplate();
  if (known !== null) return known;
  const made = await createTemplate("none");
  await writeTemplate(made);
  return made;
}

/** By the runtime and not by `window`, which a test's simulated browser has as well. */
function isNode(): boolean {
  return typeof process === "object" && process.versions?.node !== undefined;
}
