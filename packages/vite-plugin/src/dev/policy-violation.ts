/** What a page reports of a `securitypolicyviolation` (CSP Level 3 §5.1). */
export type PolicyViolation = {
  /** The directive that forbade it: `script-src-elem`. */
  directive: string;
  /** What was kept out: an address, or `inline`, `eval`, `data`, `blob`. */
  blocked: string;
  /** Address of the file that tried; empty when unknown. */
  source: string;
  line: string;
};

/** One violation as the terminal shows it. No permission of the manifest weakens the policy, so each comes with the way that needs none. */
export function describeViolation({ directive, blocked, source, line }: PolicyViolation): string {
  const where = source === "" ? "" : ` (${source}${line === "0" || line === "" ? "" : `:${line}`})`;
  return `The content security policy kept out ${blocked || "something"} by ${directive}${where}.\n  ${adviceFor(directive, blocked)}`;
}

function adviceFor(directive: string, blocked: string): string {
  if (blocked === "inline" || blocked === "eval" || blocked === "wasm-eval" || blocked === "trusted-types-policy")
    return adviceForCode(directive, blocked);
  if (blocked === "data" || blocked.startsWith("data:")) {
    return "data: addresses are not let in. Keep it as a file; `build.assetsInlineLimit: 0` (set by @mows/vite-plugin) stops Vite from inlining it.";
  }
  if (blocked === "blob" || blocked.startsWith("blob:"))
    return "blob: is for images and media only. Load it from a file of the app.";
  if (directive === "frame-src" || directive === "object-src")
    return "Nothing is embedded in an app. Draw it in the page, or link to it.";
  return "An app talks to its own origin only, and no permission in mows.yaml changes that yet. Ship the file with the app, or keep it in the cloud and read it below /.mows/.";
}

function adviceForCode(directive: string, blocked: string): string {
  if (blocked === "wasm-eval")
    return "WebAssembly needs 'wasm-unsafe-eval', for which mows.yaml has no permission yet. Use code that does without it.";
  if (blocked !== "inline")
    return "Code made from text (eval, new Function) does not run in an app. Look for a build of the library without it.";
  if (directive.startsWith("style-src"))
    return "Style belongs in a CSS file, or is set by script: element.style, CSSStyleSheet.replaceSync.";
  return "Scripts in a page and handlers in attributes do not run. Move the code to a file and import it.";
}
