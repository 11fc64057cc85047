import type { ExplainedDecision } from "./explained-decision.ts";
import type { TestUser } from "./test-user.ts";

/** The facts of a refusal. */
export interface Denial {
  /** The scope that would have allowed it: `files.write`. */
  missingScope: string;
  /** Who lacks it: `APP` when the person could do it and has not granted it to this app. */
  lacking: "ANONYMOUS" | "PERSON" | "APP";
}

/** `message` is for whoever expected the opposite. */
export interface Judgement {
  isDenied: boolean;
  message: string;
}

/** Whether a call's result is a refusal with these facts. */
export function judgeResult(
  result: unknown,
  expected: Partial<Denial>,
  equals: (a: unknown, b: unknown) => boolean,
): Judgement {
  const { __typename: typename, ...said } = (result ?? {}) as Partial<Denial> & {
    __typename?: string;
    message?: string;
  };
  if (typename !== "Denied") {
    const hidden =
      typename === "NodeNotFound" ? " What a person may not know of looks to them as if it did not exist." : "";
    return {
      isDenied: false,
      message: `expected a refusal, but the cloud answered ${typename ?? String(result)}.${hidden}`,
    };
  }
  const facts = `${said.lacking} lacks ${said.missingScope}: ${said.message}`;
  const isAsExpected = Object.entries(expected).every(([name, value]) => equals(said[name as keyof Denial], value));
  if (isAsExpected) return { isDenied: true, message: `expected no such refusal, but ${facts}` };
  return { isDenied: false, message: `expected ${JSON.stringify(expected)}, but ${facts}` };
}

/** Whether a person is kept from something. What does not exist for them they cannot do either. */
export function judgeUser(
  user: TestUser,
  attempt: { action: string; target: string; facts: Partial<Denial> },
  decision: ExplainedDecision,
): Judgement {
  const { action, target, facts } = attempt;
  const who = user.appId === null ? user.username : `${user.username} through the app “${user.appId}”`;
  const may = decision.kind === "allow" ? "may" : "may not";
  const rule = `${who} ${may} ${action} ${target}. ${decision.rule}`;
  const isAsExpected =
    (facts.lacking === undefined || facts.lacking === decision.lacking) &&
    (facts.missingScope === undefined || facts.missingScope === decision.missingScope);
  const wanted = isAsExpected ? "" : `expected ${JSON.stringify(facts)}, but `;
  return { isDenied: decision.kind !== "allow" && isAsExpected, message: `${wanted}${rule}` };
}
