import { expect, it } from "vitest";
import { lineOfProblem } from "./line-of-problem.ts";

const text = "manifest: 1\nid: Notes\npermissions:\n  files:\n    - path: /Notes\n      access: all\n";

it("finds the line of a value, and of what is around a value that is missing", () => {
  expect(lineOfProblem(text, "id")).toBe(2);
  expect(lineOfProblem(text, "permissions.files[0].access")).toBe(6);
  expect(lineOfProblem(text, "permissions.files[0].reason")).toBe(5);
});

it("finds none for the document as a whole, nor in what is no YAML", () => {
  expect(lineOfProblem(text, "")).toBeNull();
  expect(lineOfProblem("a: [", "name")).toBeNull();
});
