import { describe, expect, it } from "vitest";
import { parseManifest } from "./parse-manifest.ts";

const minimal = ["manifest: 1", "id: spotify", "name: Cadence", "version: 0.1.0", "static: dist"];

/** The minimal manifest with lines replaced by key, or added. */
function manifest(...lines: string[]): string {
  const keyOf = (line: string) => line.split(":")[0];
  const kept = minimal.filter((line) => !lines.some((other) => keyOf(other) === keyOf(line)));
  return [...kept, ...lines].join("\n");
}

function problemsOf(text: string) {
  const parsed = parseManifest(text);
  return parsed.kind === "invalid" ? parsed.problems : [];
}

function pathsOf(text: string): string[] {
  return problemsOf(text).map((problem) => problem.path);
}

it("reads all that a manifest may say", () => {
  const text = manifest(
    "description: Plays your music.",
    "icon: public/icon.svg",
    "permissions:",
    "  files:",
    "    - path: /Music/Live sets",
    "      access: write",
    "      reason: To add tracks.",
    "    - { path: /, access: read }",
  );
  expect(parseManifest(text)).toEqual({
    kind: "manifest",
    manifest: {
      manifest: 1,
      id: "spotify",
      name: "Cadence",
      version: "0.1.0",
      description: "Plays your music.",
      static: "dist",
      icon: "public/icon.svg",
      permissions: {
        files: [
          { path: "/Music/Live sets", access: "write", reason: "To add tracks." },
          { path: "/", access: "read" },
        ],
      },
    },
  });
});

it("names every problem by its place", () => {
  const text = manifest(
    "version: 1",
    "permissions:",
    "  files:",
    "    - { path: Music, access: admin }",
    "    - { path: /Videos, access: read, recursive: true }",
    "  camera: true",
  );
  expect(pathsOf(text).toSorted()).toEqual([
    "permissions.camera",
    "permissions.files[0].access",
    "permissions.files[0].path",
    "permissions.files[1].recursive",
    "version",
  ]);
});

it("names what is missing", () => {
  expect(pathsOf("manifest: 1").toSorted()).toEqual(["id", "name", "static", "version"]);
  expect(pathsOf("")).toEqual([""]);
});

describe("an app's id", () => {
  it.each([
    "mows",
    "www",
    "localhost",
    "wpad",
    "mows-cli",
    "token-01998f6a-7c11-7c53-8a5e-0242ac120002",
    "Spotify",
    "a.b",
    "-a",
    "a-",
    "xn--bcher-kva",
    "a".repeat(64),
    "ä",
    "''",
  ])("refuses %s", (id) => expect(pathsOf(manifest(`id: ${id}`))).toEqual(["id"]));

  it.each(["a", "my-app", "app2", "a".repeat(63)])("takes %s", (id) =>
    expect(problemsOf(manifest(`id: ${id}`))).toEqual([]),
  );
});

it.each(["../dist", "/dist", "dist/../..", "./dist", "dist/", "C:/dist", "a\\\\b", ""])(
  "refuses %s as the folder of static files",
  (folder) => expect(pathsOf(manifest(`static: "${folder}"`))).toEqual(["static"]),
);

it.each([
  "Music",
  "/Music/",
  "//Music",
  "/a/../b",
  "/a/./b",
  "/a\\u0000b",
  "/a\\u202Eb",
  "/ a",
  "/e\\u0301",
  "/a".repeat(21),
])("refuses %s as a folder to ask for", (path) =>
  expect(pathsOf(manifest("permissions:", `  files: [{ path: "${path}", access: read }]`))).toEqual([
    "permissions.files[0].path",
  ]),
);

it("refuses the same folder twice", () => {
  const twice = "[{ path: /Music, access: read }, { path: /Music, access: write }]";
  expect(pathsOf(manifest("permissions:", `  files: ${twice}`))).toEqual(["permissions.files"]);
});

it.each(['"Your\\u202Ebank"', '"a\\nb"', '"a\\u200Bb"', `"${"a".repeat(61)}"`, '" a"'])("refuses the name %s", (name) =>
  expect(pathsOf(manifest(`name: ${name}`))).toContain("name"),
);

it.each(["1.0", '"1.0"', '"v1.0.0"', '"1.02.0"'])("refuses the version %s", (version) =>
  expect(pathsOf(manifest(`version: ${version}`))).toEqual(["version"]),
);

it("refuses an icon of another kind", () => {
  expect(pathsOf(manifest("icon: icon.html"))).toEqual(["icon"]);
});

describe("hostile YAML", () => {
  it("is refused when it is too long", () => {
    expect(problemsOf(manifest(`description: ${"a".repeat(70_000)}`))[0]?.message).toContain("shorter");
  });

  it("is refused when it multiplies itself by aliases", () => {
    const bomb = [
      "a: &a [x, x]",
      ...Array.from("bcdefghij", (key, i) => `${key}: &${key} [*${"abcdefghi"[i]}, *${"abcdefghi"[i]}]`),
    ];
    expect(problemsOf(bomb.join("\n"))[0]?.message).toContain("Alias");
  });

  it("is refused when it nests too deep", () => {
    expect(parseManifest("[".repeat(30_000)).kind).toBe("invalid");
    expect(parseManifest(`${"[".repeat(30_000)}${"]".repeat(30_000)}`).kind).toBe("invalid");
  });

  it("is refused when a key comes twice", () => {
    expect(problemsOf(`${manifest()}\nid: other`)[0]?.message).toContain("unique");
  });

  it("keeps prototypes out of reach", () => {
    expect(pathsOf(manifest("__proto__: { polluted: true }"))).toEqual(["__proto__"]);
    expect(Object.prototype).not.toHaveProperty("polluted");
  });
});
