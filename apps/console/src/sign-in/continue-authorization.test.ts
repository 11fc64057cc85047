import { expect, it } from "vitest";
import { continuesAuthorization, isAnsweredByTheCloud } from "./continue-authorization.ts";

it("knows the provider's request from the console's own pages", () => {
  const authorize = "/.mows/auth/oauth2/authorize?client_id=spotify";
  expect([continuesAuthorization(authorize), isAnsweredByTheCloud(authorize)]).toEqual([true, true]);
  const consent = "/consent?client_id=spotify";
  expect([continuesAuthorization(consent), isAnsweredByTheCloud(consent)]).toEqual([false, false]);
});
