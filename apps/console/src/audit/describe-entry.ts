import type { AuditEntry } from "@mows/sdk/audit";
import type { ConsoleMessages } from "../messages/en.ts";

type Texts = ConsoleMessages["audit"];

/** The entry as a sentence. A kind that there is no sentence for is told as it is written. */
export function describeEntry(entry: AuditEntry, texts: Texts): string {
  const who = whoOf(entry, texts);
  const { action, decision, facts, resource, subject } = entry;
  if (decision === "DENY") {
    const tried = facts.find(({ name }) => name === "tried")?.value ?? action;
    return texts.refused(who, attempt(tried, resource, texts));
  }
  const whom = subject === null ? null : (subject.name ?? texts.somebody);
  const what = resource?.name ?? texts.something;
  return isKnown(action, texts) ? texts.did[action]({ who, what, whom }) : texts.other(who, action);
}

function whoOf({ actor, person, app }: AuditEntry, texts: Texts): string {
  const who = person?.name ?? texts.actors[actor];
  return app === null ? who : texts.appFor(app.name ?? app.id, who);
}

function attempt(tried: string, resource: AuditEntry["resource"], texts: Texts): string {
  if (!Object.hasOwn(texts.tries, tried)) return texts.tried(tried, resource?.name ?? null);
  return texts.tries[tried as keyof Texts["tries"]](resource?.name ?? texts.something);
}

function isKnown(action: string, texts: Texts): action is keyof Texts["did"] {
  return Object.hasOwn(texts.did, action);
}
