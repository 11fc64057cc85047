import { expect, it } from "vitest";
import { unusualCharacters } from "./unusual-characters.ts";

it.each(["Spotify", "http://spotify.mows.localhost:4000", "Ada's music (2)"])("lets %j pass", (text) => {
  expect(unusualCharacters(text)).toEqual([]);
});

it.each([
  ["Sp\u043Etify", ["\u043E U+043E"]],
  ["My\u202Eapp", ["U+202E"]],
  ["http://xn--spotify-abc.mows.localhost:4000", ["xn--spotify-abc"]],
  ["zero\u200Bwidth\u200B", ["U+200B"]],
  ["line\nbreak", ["U+000A"]],
])("shows what is unusual in %j", (text, shown) => {
  expect(unusualCharacters(text)).toEqual(shown);
});
