import { expect, it } from "vitest";
import { hasUnusualCharacters } from "./has-unusual-characters.ts";

it.each(["Spotify", "http://spotify.mows.localhost:4000", "Ada's music (2)"])("lets %j pass", (text) => {
  expect(hasUnusualCharacters(text)).toBe(false);
});

it.each([
  "Sp\u043Etify",
  "My\u202Eapp",
  "http://xn--spotify-abc.mows.localhost:4000",
  "zero\u200Bwidth",
  "line\nbreak",
])("flags %j", (text) => {
  expect(hasUnusualCharacters(text)).toBe(true);
});
