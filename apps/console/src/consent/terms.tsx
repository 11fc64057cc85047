import { useId, useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { dayOf, untils, type Until } from "./until.ts";

/** Reading, or changing as well: no more than was asked for, so there is nothing to choose where only reading was. */
export function AccessField({
  access,
  onAccess,
}: {
  access: "READ" | "WRITE";
  onAccess: (access: "READ" | "WRITE") => void;
}) {
  const { terms } = useConsoleMessages().consent;
  return (
    <label className="terms-field">
      <span className="terms-label">{terms.access}</span>
      <select
        className="terms-input"
        value={access}
        onChange={(event) => onAccess(event.currentTarget.value === "READ" ? "READ" : "WRITE")}
      >
        <option value="WRITE">{terms.accesses.WRITE}</option>
        <option value="READ">{terms.accesses.READ}</option>
      </select>
    </label>
  );
}

/** Until when something is allowed. */
export function UntilField({ until, onUntil }: { until: Until; onUntil: (until: Until) => void }) {
  const { terms } = useConsoleMessages().consent;
  const id = useId();
  const [today] = useState(() => dayOf(new Date()));
  return (
    <>
      <label className="terms-field">
        <span className="terms-label">{terms.until}</span>
        <select
          className="terms-input"
          value={until.kind}
          onChange={(event) => {
            const kind = untils.find((known) => known === event.currentTarget.value) ?? "revoked";
            onUntil(kind === "date" ? { kind, lastDay: "" } : { kind });
          }}
        >
          {untils.map((kind) => (
            <option key={kind} value={kind}>
              {terms.untils[kind]}
            </option>
          ))}
        </select>
      </label>
      {until.kind === "date" && (
        <div className="terms-field">
          <label className="terms-label" htmlFor={id}>
            {terms.date}
          </label>
          <input
            id={id}
            className="terms-input"
            type="date"
            required
            min={today}
            value={until.lastDay}
            onChange={(event) => onUntil({ kind: "date", lastDay: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
