import { useMows } from "@mows/react";
import type { Person } from "@mows/sdk";
import { createAudit, type AuditFilter } from "@mows/sdk/audit";
import { useMemo, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { AuditEntries } from "./audit-entries.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { VerifyAudit } from "./verify-audit.tsx";

function Log({ person }: { person: Person }) {
  const { audit: texts } = useConsoleMessages();
  const mows = useMows();
  const audit = useMemo(() => createAudit(mows), [mows]);
  const [filter, setFilter] = useState<AuditFilter>({});
  return (
    <>
      <section className="settings-section" aria-labelledby="entries">
        <div className="section-head">
          <h2 className="section-title" id="entries">
            {texts.entries}
          </h2>
          <a className="mows-button" href={audit.exportUrl(filter)} download>
            {texts.export}
          </a>
        </div>
        <AuditFilters filter={filter} onChange={setFilter} seesAll={person.role === "OWNER"} />
        <AuditEntries audit={audit} filter={filter} />
      </section>
      {person.role === "OWNER" && <VerifyAudit audit={audit} />}
    </>
  );
}

/** Who did what: all of it for the owner, one's own for everybody else. */
export function AuditPage() {
  const { audit: texts } = useConsoleMessages();
  return (
    <SettingsPage title={texts.title} lead={texts.lead}>
      {(person) => <Log person={person} />}
    </SettingsPage>
  );
}
