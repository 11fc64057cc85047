import { createHash } from "node:crypto";

/** Where the module scripts that tools write into a page are served from. */
export const scriptPrefix = "/@mows/script/";

const moduleScript = /<script\b(?=[^>]*\btype=["']?module\b)(?![^>]*\bsrc\s*=)([^>]*)>([\s\S]*?)<\/script>/gi;

/**
 * The page with each inline module script as a file of its own; `keep` gets its name and code. Other inline scripts stay what they
 * are, and are refused as they will be in production, where nothing makes files of them.
 */
export function externalizeScripts(html: string, keep: (name: string, code: string) => void): string {
  return html.replaceAll(moduleScript, (whole, attributes: string, code: string) => {
    if (code.trim() === "") return whole;
    const name = `${createHash("sha256").update(code).digest("hex").slice(0, 16)}.js`;
    keep(name, code);
    return `<script${attributes} src="${scriptPrefix}${name}"></script>`;
  });
}
