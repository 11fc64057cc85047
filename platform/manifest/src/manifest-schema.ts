import { z } from "zod";
import { isAppId } from "./app-id.ts";
import { isFolderPath } from "./folder-path.ts";
import { isPlainText } from "./plain-text.ts";
import { isRelativePath } from "./relative-path.ts";

/** https://semver.org, 2.0.0 */
const semanticVersion =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?$/;

const line = (maximum: number) =>
  z
    .string()
    .min(1, "must not be empty")
    .max(maximum, `must have at most ${maximum} characters`)
    .refine(isPlainText, "must be one line without control or invisible characters")
    .refine((text) => text.trim() === text, "must not begin or end with a space");

const relativePath = z
  .string()
  .max(500)
  .refine(isRelativePath, "must be a path inside the app's folder, with / and without . or .. parts");

const fileRequest = z.strictObject({
  path: z
    .string()
    .max(1000)
    .refine(isFolderPath, "must be an absolute path such as /Music, without . or .. parts and without a / at the end"),
  access: z.enum(["read", "write"], "must be read or write"),
  reason: line(200).optional(),
});

const permissions = z.strictObject({
  files: z
    .array(fileRequest)
    .max(20, "must name at most 20 folders")
    .refine(
      (requests) => new Set(requests.map((request) => request.path)).size === requests.length,
      "must name each folder once",
    )
    .optional(),
});

/** `mows.yaml`. A key that is not known is refused, so that a misspelt permission is told and not ignored. */
export const manifestSchema = z.strictObject({
  manifest: z.literal(1, "must be 1, the version of this format"),
  id: z.string().refine(isAppId, "must be 1 to 63 of a-z, 0-9 and inner hyphens, and none of the reserved names"),
  name: line(60),
  version: z.string().max(100).regex(semanticVersion, "must be a semantic version such as 1.2.3, as text"),
  description: line(300).optional(),
  static: relativePath,
  icon: relativePath.refine((path) => /\.(svg|png|webp)$/.test(path), "must be an .svg, .png or .webp file").optional(),
  permissions: permissions.optional(),
});

/** What an app is and what it asks for. `static` and `icon` are relative to the folder of `mows.yaml`. */
export type Manifest = z.infer<typeof manifestSchema>;
