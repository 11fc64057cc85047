import { expect, it } from "vitest";
import { noteSchema } from "./note-schema.ts";
import { textFieldOf } from "./text-field-of.ts";

it("finds the text of what is made here, and gives the same for the same", () => {
  const declared = JSON.stringify(noteSchema);
  expect(textFieldOf(declared)).toMatchObject({ name: "text", schema: { name: "note" } });
  expect(textFieldOf(declared)).toBe(textFieldOf(declared));
});

it.each([
  null,
  '{"name":"playlist","version":1,"fields":{"title":{"kind":"text"},"tracks":{"kind":"list","of":{"kind":"value"}}}}',
  '{"name":"board","version":1,"fields":{"cards":{"kind":"map","of":{"kind":"text"}}}}',
  '{"name":"empty","version":1,"fields":{}}',
])("finds none in %s", (declared) => {
  expect(textFieldOf(declared)).toBeNull();
});
