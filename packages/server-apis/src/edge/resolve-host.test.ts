import { expect, it } from "vitest";
import { resolveHost } from "./resolve-host.ts";

it.each([
  ["mows.localhost:4000", { kind: "cloud" }],
  ["MOWS.localhost", { kind: "cloud" }],
  ["localhost:4000", { kind: "cloud" }],
  ["127.0.0.1:4000", { kind: "cloud" }],
  ["[::1]:4000", { kind: "cloud" }],
  ["spotify.mows.localhost:4000", { kind: "app", appId: "spotify" }],
  ["a.b.mows.localhost", { kind: "unknown" }],
  [".mows.localhost", { kind: "unknown" }],
  ["-a.mows.localhost", { kind: "unknown" }],
  ["evilmows.localhost", { kind: "unknown" }],
  ["mows.localhost.evil.example", { kind: "unknown" }],
  [null, { kind: "unknown" }],
])("reads the host %s", (host, expected) => {
  expect(resolveHost(host, "mows.localhost")).toEqual(expected);
});
