import { gzipSync } from "node:zlib";
import { rolldown, type OutputChunk } from "rolldown";

const entryName = "bench-entry";

/**
 * The size of a module with all that it imports statically, as one chunk; what it loads later stays outside. `isExternal` names what else
 * does. Styles count nothing here.
 */
export async function bundleSize(
  code: string,
  isExternal: (specifier: string) => boolean = () => false,
): Promise<number> {
  const bundle = await rolldown({
    input: entryName,
    cwd: import.meta.dirname,
    platform: "browser",
    tsconfig: false,
    transform: { jsx: { runtime: "automatic" }, define: { "process.env.NODE_ENV": '"production"' } },
    onLog(_level, log, handle) {
      // Marks of server components, of which a page knows nothing.
      if (log.code === "MODULE_LEVEL_DIRECTIVE") return;
      // What is not found would count nothing.
      handle("error", log);
    },
    plugins: [
      {
        name: "bench-entry",
        resolveId(specifier, _importer, { kind }) {
          if (specifier === entryName) return specifier;
          if (kind === "dynamic-import" || isExternal(specifier)) return { id: specifier, external: true };
          return specifier.endsWith(".css") ? { id: specifier, external: true } : null;
        },
        load: (id) => (id === entryName ? code : null),
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: "esm", minify: true });
    const chunks = output.filter((file): file is OutputChunk => file.type === "chunk");
    return chunks.reduce((sum, chunk) => sum + gzipBytes(chunk.code), 0);
  } finally {
    await bundle.close();
  }
}

export function gzipBytes(content: string | Uint8Array): number {
  return gzipSync(content, { level: 9 }).byteLength;
}
