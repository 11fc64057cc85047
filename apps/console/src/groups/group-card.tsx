import { initialsOf, useFormats } from "@mows/react";
import type { Group } from "@mows/sdk/groups";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";

/** A group in the list of one's own, and the way to its page. */
export function GroupCard({ group }: { group: Group }) {
  const { groups: texts } = useConsoleMessages();
  const { bytes } = useFormats();
  const { id, name, role, members, joinRequests, usedBytes, limitBytes } = group;
  const room = texts.holds(bytes(usedBytes), limitBytes === null ? null : bytes(limitBytes));
  return (
    <li className="group-row">
      <span className="person-avatar" aria-hidden>
        {initialsOf(name)}
      </span>
      <span className="person-text">
        <Link className="group-link" href={`/settings/groups/${id}`}>
          <bdi>{name}</bdi>
        </Link>
        <span className="quiet">
          {texts.members(members.length)} · {room}
        </span>
        {joinRequests.length > 0 && <strong>{texts.waiting(joinRequests.length)}</strong>}
      </span>
      <span className="badge">{texts.roles[role]}</span>
    </li>
  );
}
