import { readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { layerOf, layerViolation } from "./layer-violation.mjs";

/** The house rules that oxlint has no rule for. Each reports with the reason in its message. */

/**
 * What the rules read of oxlint's rule context and syntax tree.
 * @typedef {{ type: string; value?: unknown; source?: Node | null; body?: Node[] }} Node
 * @typedef {{ filename: string; report(problem: { node: Node; message: string }): void }} Context
 */

/**
 * The folder that holds pnpm-workspace.yaml, so that paths mean the same from wherever oxlint is started.
 * @param {string} filename
 */
function repositoryRoot(filename) {
  let folder = dirname(filename);
  while (folder !== dirname(folder)) {
    try {
      readFileSync(join(folder, "pnpm-workspace.yaml"));
      return folder;
    } catch {
      folder = dirname(folder);
    }
  }
  throw new Error(`${filename} is in no workspace`);
}

/** @type {string | undefined} */
let root;

/** @param {string} filename */
function pathInRepository(filename) {
  root ??= repositoryRoot(filename);
  return relative(root, filename).split(sep).join("/");
}

/** @param {Context} context */
function layersRule(context) {
  const path = pathInRepository(context.filename);
  const message = `${path} belongs to no layer: add its folder to scripts/lint/layers.mjs`;
  if (!layerOf(path)) return { Program: (/** @type {Node} */ node) => context.report({ node, message }) };
  /** @param {Node} node */
  const check = (node) => {
    const source = node.source;
    if (!source || typeof source.value !== "string") return;
    const violation = layerViolation(path, source.value);
    if (violation) context.report({ node: source, message: violation });
  };
  return {
    ImportDeclaration: check,
    ExportNamedDeclaration: check,
    ExportAllDeclaration: check,
    ImportExpression: check,
    TSImportType: check,
  };
}

/** @param {Context} context */
function noExportStar(context) {
  return {
    /** @param {Node} node */
    ExportAllDeclaration: (node) => {
      if (/\/generated\//.test(String(node.source?.value))) return;
      context.report({ node, message: "name what is exported: only generated types may be exported with a star" });
    },
  };
}

/** @param {Context} context */
function noBarrel(context) {
  const isPackageIndex = /^(packages|platform)\/[^/]+\/src\/index\.ts$/.test(pathInRepository(context.filename));
  return {
    /** @param {Node} node */
    Program: (node) => {
      const body = node.body ?? [];
      const reExports = body.filter((statement) => statement.type.startsWith("Export") && statement.source);
      if (isPackageIndex || body.length === 0 || reExports.length < body.length) return;
      context.report({ node, message: "a barrel: only a package's index.ts re-exports; import from the file itself" });
    },
  };
}

/** @param {Context} context */
function noGrabBagFile(context) {
  return {
    /** @param {Node} node */
    Program: (node) => {
      if (
        !/(^|\/)((utils?|types|helpers?|misc|common)\.tsx?$|(utils?|helpers?|misc|common)\/)/.test(
          pathInRepository(context.filename),
        )
      )
        return;
      context.report({ node, message: "one use case a file, named like its export: this name says nothing" });
    },
  };
}

// oxlint loads a plugin by its default export
export default {
  meta: { name: "mows" },
  rules: {
    layers: { create: layersRule },
    "no-export-star": { create: noExportStar },
    "no-barrel": { create: noBarrel },
    "no-grab-bag-file": { create: noGrabBagFile },
  },
};
