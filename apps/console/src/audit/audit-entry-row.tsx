import { useFormats } from "@mows/react";
import type { AuditEntry } from "@mows/sdk/audit";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { describeEntry } from "./describe-entry.ts";

/** One entry: a sentence and when, and behind a fold everything that was written down. */
export function AuditEntryRow({ entry }: { entry: AuditEntry }) {
  const { audit: texts } = useConsoleMessages();
  const { dateTime, relativeTime } = useFormats();
  const at = Date.parse(entry.at);
  const { resource, app, address, grantId } = entry;
  const details: [name: string, value: string | null][] = [
    [texts.when, dateTime(at)],
    [texts.action, entry.action],
    [texts.from, address],
    [texts.app, app && (app.name === null ? app.id : `${app.name} (${app.id})`)],
    [texts.resource, resource && [resource.kind, resource.name, resource.id].filter(Boolean).join(" · ")],
    [texts.grant, grantId],
    ...entry.facts.map(({ name, value }): [string, string | null] => [name, value]),
    [texts.entryId, entry.id],
  ];
  return (
    <li className="audit-entry" data-decision={entry.decision}>
      <p className="audit-sentence">
        <bdi>{describeEntry(entry, texts)}</bdi>
      </p>
      <p className="audit-when">
        <time dateTime={entry.at} title={dateTime(at)}>
          {relativeTime(at)}
        </time>
        {entry.decision !== "DONE" && <span className="audit-decision">{texts.filters.decisions[entry.decision]}</span>}
      </p>
      <details className="audit-details">
        <summary>{texts.details}</summary>
        <dl>
          {details.flatMap(([name, value]) =>
            value === null
              ? []
              : [
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>
                      <bdi>{value}</bdi>
                    </dd>
                  </div>,
                ],
          )}
        </dl>
      </details>
    </li>
  );
}
