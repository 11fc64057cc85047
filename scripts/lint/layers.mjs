/**
 * Who may import whom, as data. Whatever is not listed is forbidden, and a source file that belongs to no layer is
 * itself an error: a new top-level folder starts with a line here.
 */

/**
 * @typedef {object} Layer
 * @property {string} name how messages and `may` call it
 * @property {RegExp} files paths relative to the repository's root; the first layer that matches owns the file. A
 *   group named `own` splits the layer into siblings (one service, one app) that may not import each other.
 * @property {readonly string[]} may the layers it may import, beside its own
 * @property {boolean | RegExp} node whether (or in which of its files) `node:` modules may be imported
 */

const API = String.raw`^packages/server-apis/src`;

/** Everything of ours that the composition roots of the server may see. */
const SERVER = ["kit", "gateway", "edge", "service", "generated", "manifest"];

/** Where the server may touch Node: adapters and what composes them. The rest is written on web standards. */
const NODE_SIDE =
  /\/adapters\/|\/kit\/(postgres|data-folder|testing)\/|\/kit\/.*\.node\.ts$|\/edge\/node\/|\/config\.ts$/;

/** @type {readonly Layer[]} */
export const layers = [
  { name: "tooling", files: /^(scripts\/|[\w.-]+\.(ts|mjs|js)$)/, may: [], node: true },
  {
    name: "build config",
    files: /^(packages|apps|examples|platform)\/[^/]+\/[\w.-]+\.config\.ts$/,
    may: ["vite plugin"],
    node: true,
  },

  { name: "kit", files: new RegExp(`${API}/kit/`), may: ["generated", "manifest"], node: NODE_SIDE },
  { name: "gateway", files: new RegExp(`${API}/gateway/`), may: ["kit", "generated"], node: false },
  { name: "edge", files: new RegExp(`${API}/edge/`), may: ["kit", "generated"], node: NODE_SIDE },
  { name: "generated", files: new RegExp(`${API}/generated/`), may: ["kit", "service"], node: false },
  {
    name: "service",
    files: new RegExp(`${API}/(?<own>[\\w-]+)/`),
    may: ["kit", "generated", "manifest"],
    node: NODE_SIDE,
  },
  {
    name: "server",
    files: new RegExp(`${API}/(start-cloud|compose-cloud|create-memory-cloud|services|index)\\.ts$`),
    may: SERVER,
    node: /\/start-cloud\.ts$/,
  },
  { name: "server tests", files: new RegExp(`${API}/[\\w.-]+\\.test\\.ts$`), may: ["server", ...SERVER], node: true },

  { name: "sdk", files: /^packages\/sdk\/src\//, may: [], node: false },
  { name: "stories", files: /^packages\/react\/src\/.+\.stories\.tsx$/, may: ["react", "sdk", "testing"], node: false },
  { name: "react", files: /^packages\/react\/src\//, may: ["sdk"], node: false },
  { name: "storybook", files: /^\.storybook\//, may: ["react", "sdk", "testing"], node: true },
  { name: "app", files: /^(apps|examples)\/(?<own>[\w-]+)\/src\//, may: ["react", "sdk"], node: false },
  { name: "cli", files: /^packages\/cli\/(src|bin)\//, may: ["sdk", "server", "manifest", "create app"], node: true },
  {
    name: "testing",
    files: /^packages\/testing\/(src|scripts)\//,
    may: ["sdk", "react", "server"],
    node: /\.node\.ts$|\/scripts\//,
  },
  { name: "vite plugin", files: /^packages\/vite-plugin\/src\//, may: ["manifest"], node: true },
  { name: "create app", files: /^packages\/create-mows-app\/src\//, may: [], node: true },
  { name: "manifest", files: /^platform\/manifest\/src\//, may: [], node: false },
  { name: "e2e", files: /^e2e\//, may: ["cli", "bench", "sdk"], node: true },
  { name: "bench", files: /^bench\//, may: ["sdk"], node: true },
];

/** Our packages by their published names, and the layer an import of one reaches. */
export const packages = new Map([
  ["@mows/sdk", "sdk"],
  ["@mows/react", "react"],
  ["@mows/server-apis", "server"],
  ["@mows/manifest", "manifest"],
  ["@mows/testing", "testing"],
  ["@mows/vite-plugin", "vite plugin"],
  ["create-mows-app", "create app"],
  ["@mows/console", "app"],
  ["@mows/spotify-clone", "app"],
  ["@mows/e2e", "e2e"],
  ["@mows/bench", "bench"],
  ["mows", "cli"],
]);

/**
 * Inside a service: `resolvers`, `routes`, `jobs` -> `domain` <- `adapters`. Each slot names the slots it must not
 * import; `service.ts` composes them and is in none.
 * @type {ReadonlyMap<string, readonly string[]>}
 */
export const slotsForbidden = new Map([
  ["domain", ["resolvers", "routes", "jobs", "adapters", "migrations"]],
  ["resolvers", ["routes", "jobs", "adapters", "migrations"]],
  ["routes", ["resolvers", "jobs", "adapters", "migrations"]],
  ["jobs", ["resolvers", "routes", "adapters", "migrations"]],
  ["adapters", ["resolvers", "routes", "jobs", "migrations"]],
  ["migrations", ["resolvers", "routes", "jobs", "adapters", "domain"]],
]);

/** Tests wire real adapters to the domain and read files, so `node:` and every slot of their own service are theirs. */
export const TEST_FILE = /\.(test|test-d|contract|stories)\.tsx?$|\/src\/(.+\/)?testing\//;
