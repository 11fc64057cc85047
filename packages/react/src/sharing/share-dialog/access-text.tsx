import type { AccessEntry } from "@mows/sdk/access";
import type { Language } from "../../messages/language-context.ts";
import type { Messages } from "../../messages/en.ts";
import { useLanguage } from "../../messages/use-language.ts";

/** Who or what it is, as its row and its buttons call it. */
export function nameOfEntry({ person, group, app, link }: AccessEntry, { sharing }: Messages): string {
  if (app) return sharing.appOf(app.name, person?.name ?? sharing.gone);
  if (group) return group.name;
  return link ? (link.label ?? sharing.linkNames[link.kind]) : (person?.name ?? sharing.gone);
}

function describeEntry(entry: AccessEntry, { messages: { sharing }, formats }: Language): string {
  const { kind, person, inherited, inheritedFrom, expiresAt } = entry;
  return [
    kind === "PERSON" && person?.username ? `@${person.username}` : null,
    inherited ? sharing.inherited(inheritedFrom?.name ?? null) : null,
    expiresAt ? sharing.endsOn(formats.date(Date.parse(expiresAt))) : null,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Who can reach it, where that comes from, and until when. */
export function AccessText({ entry }: { entry: AccessEntry }) {
  const language = useLanguage();
  return (
    <span className="mows-share-text">
      <span className="mows-share-name">{nameOfEntry(entry, language.messages)}</span>
      <span className="mows-share-note">{describeEntry(entry, language)}</span>
    </span>
  );
}
