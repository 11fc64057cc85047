import { posix } from "node:path";
import { layers, packages, slotsForbidden, TEST_FILE } from "./layers.mjs";

/** @typedef {import("./layers.mjs").Layer} Layer */

/**
 * The layer that owns a file, and which of its siblings the file is in.
 * @param {string} path relative to the repository's root, with forward slashes
 * @returns {{ layer: Layer; own: string } | undefined}
 */
export function layerOf(path) {
  for (const layer of layers) {
    const match = layer.files.exec(path);
    if (match) return { layer, own: match.groups?.["own"] ?? "" };
  }
  return undefined;
}

/**
 * Why a file must not import a module, or undefined where it may.
 * @param {string} importer the importing file, relative to the repository's root, with forward slashes
 * @param {string} specifier as written in the import
 * @returns {string | undefined} one sentence
 */
export function layerViolation(importer, specifier) {
  const from = layerOf(importer);
  if (!from) return `${importer} belongs to no layer: add its folder to scripts/lint/layers.mjs`;
  if (specifier.startsWith("node:")) return nodeViolation(importer, from.layer, specifier);
  if (specifier.startsWith(".")) return relativeViolation(importer, from, specifier);
  const target = packages.get(packageName(specifier));
  if (target === undefined || from.layer.may.includes(target)) return undefined;
  return `${from.layer.name} must not import ${target} (${specifier})${allowed(from.layer)}`;
}

/**
 * @param {string} importer
 * @param {Layer} layer
 * @param {string} specifier
 */
function nodeViolation(importer, layer, specifier) {
  const may = typeof layer.node === "boolean" ? layer.node : layer.node.test(importer);
  if (may || TEST_FILE.test(importer)) return undefined;
  return `${specifier} is out of reach here: this file is written on web standards and reaches Node through an adapter`;
}

/**
 * @param {string} importer
 * @param {{ layer: Layer; own: string }} from
 * @param {string} specifier
 */
function relativeViolation(importer, from, specifier) {
  const path = posix.join(posix.dirname(importer), specifier);
  if (packageRoot(path) !== packageRoot(importer))
    return `${specifier} leaves the package: import it by its published name`;
  const to = layerOf(path) ?? sourceless(importer, path);
  if (!to) return `${path} belongs to no layer: add its folder to scripts/lint/layers.mjs`;
  if (to.layer !== from.layer) {
    if (from.layer.may.includes(to.layer.name)) return undefined;
    return `${from.layer.name} must not import ${to.layer.name} (${specifier})${allowed(from.layer)}`;
  }
  if (to.own !== from.own) return `${from.own} must not import its sibling ${to.own}: peers arrive through start(deps)`;
  return from.layer.name === "service" ? slotViolation(importer, path) : undefined;
}

/**
 * A file beside the sources (package.json, a stylesheet) belongs to whichever layer of its package reads it.
 * @param {string} importer
 * @param {string} path
 */
function sourceless(importer, path) {
  return /\.[cm]?[jt]sx?$/.test(path) ? undefined : layerOf(importer);
}

/**
 * @param {string} importer
 * @param {string} path
 */
function slotViolation(importer, path) {
  if (TEST_FILE.test(importer)) return undefined;
  const [from, to] = [slotOf(importer), slotOf(path)];
  if (!slotsForbidden.get(from)?.includes(to)) return undefined;
  return `in a service, ${from} must not import ${to}: resolvers, routes -> domain <- adapters`;
}

/**
 * `packages/server-apis/src/files/domain/rename.ts` is in `domain`, `.../files/routes.ts` in `routes`.
 * @param {string} path
 */
function slotOf(path) {
  return (path.split("/")[4] ?? "").replace(/\.ts$/, "");
}

/** @param {string} path */
function packageRoot(path) {
  return /^(packages|apps|examples|platform)\/[^/]+|^(e2e|bench)/.exec(path)?.[0] ?? "";
}

/** @param {string} specifier */
function packageName(specifier) {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

/** @param {Layer} layer */
function allowed(layer) {
  return layer.may.length === 0 ? ", nor anything else of ours" : `, only ${layer.may.join(", ")}`;
}
