import { expect, it } from "vitest";
import { hostCookie } from "./host-cookie.ts";

it("is for one host and out of reach of scripts", () => {
  const cookie = hostCookie("mows_session", "http://mows.localhost:4000");
  expect(cookie.set("abc", 1500)).toBe("mows_session=abc; Max-Age=1; Path=/; HttpOnly; SameSite=Lax");
  expect(cookie.clear()).toBe("mows_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

it("cannot be set by a sibling origin over TLS", () => {
  const cookie = hostCookie("mows_session", "https://cloud.example");
  expect(cookie.set("abc", 1000)).toBe("__Host-mows_session=abc; Max-Age=1; Path=/; HttpOnly; SameSite=Lax; Secure");
});
