export { parseManifest, type ManifestProblem, type ParsedManifest } from "./parse-manifest.ts";
export { manifestSchema, type Manifest } from "./manifest-schema.ts";
export { isAppId, reservedAppIds } from "./app-id.ts";
export { lineOfProblem } from "./line-of-problem.ts";
