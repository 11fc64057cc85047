import { en as components } from "@mows/react";
import { de as germanComponents } from "@mows/react/messages/de";
import { MowsError } from "@mows/sdk";
import { expect, it } from "vitest";
import { failures as german } from "../messages/de/failures.ts";
import { failures as english } from "../messages/en/failures.ts";
import { failureText, type Language } from "./failure-text.ts";

const spokenTime = (ms: number) => `${ms / 1000} s`;
const en: Language = { ...english, error: components.error, spokenTime };
const de: Language = { ...german, error: germanComponents.error, spokenTime };
const serversWords = "You lack the right to do this.";

it("says nothing where nothing failed", () => {
  for (const outcome of [null, undefined, { __typename: "AccountChanged" }]) {
    expect(failureText(outcome, de)).toBeNull();
  }
});

it("has words of its own for what was refused", () => {
  expect(failureText({ __typename: "Denied", message: serversWords }, de)).toMatch(/^Das darfst du hier nicht/);
  expect(failureText({ __typename: "Denied", message: serversWords }, en)).toMatch(/^You may not do this here/);
  const wait = { __typename: "TooManyCodes", message: serversWords, retryAfterSeconds: 20 };
  expect(failureText(wait, de)).toBe("Zu viele Versuche. In 20 s kannst du es wieder versuchen.");
});

it("lets no English through to a German page: neither what it does not know nor what went wrong on the way", () => {
  const unknown = { __typename: "MadeLater", message: serversWords };
  const offline = new TypeError("Failed to fetch");
  const masked = new MowsError("server", "Something went wrong.", { traceId: "4711" });
  expect(failureText(unknown, en)).toBe(serversWords);
  expect(failureText(unknown, de)).toMatch(/^Die Cloud hat das abgelehnt/);
  expect(failureText(offline, de)).toBe("Die Cloud ist nicht erreichbar.");
  expect(failureText(masked, de)).toMatch(/^In der Cloud ist etwas schiefgegangen.*4711/);
});
