import { expect, it } from "vitest";
import { UndoStack } from "./undo-stack.ts";

const step = () => async () => null;

it("takes back the latest first, each once", () => {
  const stack = new UndoStack();
  const [first, second, third] = [step(), step(), step()];
  for (const undo of [first, second, third]) stack.push(undo);
  expect(stack.take(second)).toBe(second);
  expect(stack.take(second)).toBeNull();
  expect([stack.take(), stack.take(), stack.take()]).toEqual([third, first, null]);
});
