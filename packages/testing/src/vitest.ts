import { expect } from "vitest";
import type { Action, ExplainedDecision } from "./explained-decision.ts";
import { judgeResult, judgeUser, type Denial, type Judgement } from "./judge-denial.ts";
import type { TestUser } from "./test-user.ts";

/** What a person is expected not to be allowed: `target` is an absolute path in their own space, or the id of any node. */
export interface Attempt {
  action: Action;
  target: string;
}

declare module "vitest" {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * A call's result, or the promise of one: refused for want of a right, with these facts. A person: not allowed this attempt. A
     * failure shows the rule that decided.
     * @example
     * await expect(ada.mows.files.rename({ id, name })).toBeDenied({ missingScope: "files.write", lacking: "APP" });
     * await expect(bob).toBeDenied({ action: "read", target: nodeId });
     */
    toBeDenied(expected?: Partial<Denial> | (Attempt & Partial<Denial>)): Promise<void>;
  }
}

expect.extend({
  async toBeDenied(received: unknown, expected: Partial<Denial> & Partial<Attempt> = {}) {
    const judgement = await judge(received, expected, this.equals);
    return { pass: judgement.isDenied, message: () => judgement.message };
  },
});

async function judge(
  received: unknown,
  { action, target, ...facts }: Partial<Denial> & Partial<Attempt>,
  equals: (a: unknown, b: unknown) => boolean,
): Promise<Judgement> {
  if (action === undefined || target === undefined) return judgeResult(await received, facts, equals);
  if (!isUser(received)) throw new TypeError("toBeDenied({ action, target }) is about a person of a test cloud");
  const decision: ExplainedDecision = await received.explain(action, target);
  return judgeUser(received, { action, target, facts }, decision);
}

function isUser(value: unknown): value is TestUser {
  return typeof value === "object" && value !== null && "explain" in value;
}
