import { expect, it } from "vitest";
import { readCookie } from "./read-cookie.ts";

it("finds a cookie among others, whole", () => {
  expect(readCookie("a=1; mows_session=x.y%3D=; b=2", "mows_session")).toEqual({ kind: "present", value: "x.y%3D=" });
});

it.each([null, "", "mows_session", "xmows_session=1", "a=mows_session=1"])("finds none in %j", (header) =>
  expect(readCookie(header, "mows_session")).toEqual({ kind: "absent" }),
);

it.each(["mows_session=a; mows_session=b", "mows_session=a;mows_session=a", "mows_session=; a=1; mows_session=b"])(
  "tells that it came twice in %j",
  (header) => expect(readCookie(header, "mows_session")).toEqual({ kind: "tossed" }),
);
