import { initialsOf, useFormats } from "@mows/react";
import type { Accounts } from "@mows/sdk/account";
import { useState } from "react";
import type { Guarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { PersonDetails } from "./person-details.tsx";

export type PersonAccount = Accounts["accounts"][number];

/** One account, and under it what the owner may do with it. */
export function PersonRow({ account, guarded }: { account: PersonAccount; guarded: Guarded }) {
  const { people } = useConsoleMessages();
  const { bytes, relativeTime } = useFormats();
  const [open, setOpen] = useState(false);
  const { person, usedBytes, limitBytes, lastSeenAt, deletionAt } = account;
  const seen = lastSeenAt === null ? people.neverSeen : people.lastSeen(relativeTime(new Date(lastSeenAt)));
  return (
    <li className="person">
      <span className="person-avatar" aria-hidden>
        {initialsOf(person.name)}
      </span>
      <span className="person-text">
        <span className="person-name">{person.name}</span>
        <span className="quiet">@{person.username}</span>
        <span className="session-state">
          {people.used(bytes(usedBytes), limitBytes === null ? null : bytes(limitBytes))}, {seen}
        </span>
        {deletionAt !== null && <strong>{people.goes(relativeTime(new Date(deletionAt)))}</strong>}
      </span>
      {person.role === "OWNER" && <span className="badge">{people.owner}</span>}
      <button
        type="button"
        className="mows-button"
        aria-expanded={open}
        aria-label={people.manageOf(person.name)}
        onClick={() => setOpen(!open)}
      >
        {people.manage}
      </button>
      {open && <PersonDetails account={account} guarded={guarded} />}
    </li>
  );
}
