import { expect, it } from "vitest";
import { displayName } from "./display-name.ts";

it.each([
  [" Ada Lovelace ", "Ada Lovelace"],
  ["Ada\u202Eecalevol\u0000", "Adaecalevol"],
  ["", "ada"],
  ["\u200B \n", "ada"],
  ["é".normalize("NFD"), "é"],
  ["👩".repeat(100), "👩".repeat(80)],
])("shows %j as %j", (wanted, shown) => expect(displayName(wanted, "ada")).toBe(shown));
