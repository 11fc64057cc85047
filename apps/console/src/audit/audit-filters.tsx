import { useMows } from "@mows/react";
import type { AuditDecision, AuditFilter } from "@mows/sdk/audit";
import { useQuery } from "@tanstack/react-query";
import { Field } from "../form/field.tsx";
import { Select } from "../form/select.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
  /** Whether whoever looks at it reads other people's entries. */
  seesAll: boolean;
}

/** The first moment of a day where the person is, as the cloud has it; `plusDays` later for the end of a range. */
function momentOf(day: string, plusDays = 0): string | null {
  const [year, month, date] = day.split("-").map(Number);
  if (year === undefined || month === undefined || date === undefined || Number.isNaN(year + month + date)) return null;
  return new Date(year, month - 1, date + plusDays).toISOString();
}

const decisions = ["", "DONE", "FAILED", "ALLOW", "DENY"] as const;
const services = ["", "auth.", "access.", "link.", "groups.", "apps.", "audit."] as const;

/** Narrows the list as soon as something is chosen. */
export function AuditFilters({ filter, onChange, seesAll }: AuditFiltersProps) {
  const { audit } = useConsoleMessages();
  const { filters: texts } = audit;
  const mows = useMows();
  const people = useQuery({ ...mows.auth.people.queryOptions(), enabled: seesAll });
  const apps = useQuery(mows.apps.list.queryOptions());
  const change = (some: AuditFilter) => onChange({ ...filter, ...some });
  return (
    <form className="audit-filters" aria-label={texts.title} onSubmit={(event) => event.preventDefault()}>
      {people.data?.__typename === "People" && (
        <Select
          label={texts.person}
          value={filter.personId ?? ""}
          options={[["", texts.everybody], ...people.data.people.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) => change({ personId: id || null })}
        />
      )}
      <Select
        label={texts.service}
        value={filter.action ?? ""}
        options={services.map((service) => [service, texts.services[service]] as const)}
        onChange={(action) => change({ action: action || null })}
      />
      {apps.data?.__typename === "Apps" && (
        <Select
          label={texts.app}
          value={filter.appId ?? ""}
          options={[["", texts.anyApp], ...apps.data.apps.map(({ id, name }) => [id, name] as const)]}
          onChange={(id) => change({ appId: id || null })}
        />
      )}
      <Select
        label={texts.decision}
        value={filter.decision ?? ""}
        options={decisions.map((decision) => [decision, texts.decisions[decision]] as const)}
        onChange={(decision) => change({ decision: (decision || null) as AuditDecision | null })}
      />
      <Field
        label={texts.from}
        type="date"
        onChange={({ currentTarget }) => change({ from: momentOf(currentTarget.value) })}
      />
      <Field
        label={texts.until}
        type="date"
        onChange={({ currentTarget }) => change({ until: momentOf(currentTarget.value, 1) })}
      />
    </form>
  );
}
