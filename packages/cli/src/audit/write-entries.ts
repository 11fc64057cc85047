import type { AuditEntry } from "@mows/sdk/audit";

/** Entries on standard output, one a line: as JSON, or for a person with tabs between moment, who, what, and how it ended. */
export function writeEntries(entries: readonly AuditEntry[], asJson: boolean): void {
  for (const entry of entries) console.log(asJson ? JSON.stringify(entry) : lineOf(entry));
}

function lineOf(entry: AuditEntry): string {
  const { at, address, action, decision, resource, subject, facts } = entry;
  const about = resource === null ? "" : `${resource.kind} ${printable(resource.name ?? resource.id)}`;
  const whom = subject === null ? "" : `to ${printable(subject.username ?? subject.id)}`;
  const told = facts.map(({ name, value }) => `${name}=${printable(value ?? "")}`).join(" ");
  return [at, whoOf(entry), action, decision.toLowerCase(), about, whom, address ?? "", told].join("\t");
}

function whoOf({ actor, person, app }: AuditEntry): string {
  const who = person === null ? actor.toLowerCase() : (person.username ?? person.id);
  return app === null ? who : `${who} by ${printable(app.name ?? app.id)}`;
}

/** Names are other people's text: nothing in them may move a terminal's cursor or a column. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "�");
}
