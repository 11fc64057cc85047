import { useFormats, useGroups } from "@mows/react";
import type { Group, JoinRequest } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

function RequestRow({ request }: { request: JoinRequest }) {
  const { requests: texts } = useConsoleMessages().groups.page;
  const failureText = useFailureText();
  const { relativeTime } = useFormats();
  const { mutate, isPending, data, error } = useMutation(useGroups().answerRequest.mutationOptions());
  const { id, person, askedAt } = request;
  const failure = failureText(error, data);
  return (
    <li className="group-row">
      <span className="person-text">
        <strong>
          <bdi>{person.name}</bdi>
        </strong>
        <span className="quiet">
          @{person.username} · {texts.asked(relativeTime(Date.parse(askedAt)))}
        </span>
      </span>
      <span className="group-buttons">
        <button
          type="button"
          className="mows-button"
          data-variant="primary"
          aria-label={texts.acceptLabel(person.name)}
          disabled={isPending}
          onClick={() => mutate({ id, accept: true })}
        >
          {texts.accept}
        </button>
        <button
          type="button"
          className="mows-button"
          aria-label={texts.refuseLabel(person.name)}
          disabled={isPending}
          onClick={() => mutate({ id, accept: false })}
        >
          {texts.refuse}
        </button>
      </span>
      {failure !== null && <Notice kind="danger">{texts.failed(failure)}</Notice>}
    </li>
  );
}

/** Who asked to be let in. Only where the group takes requests, or somebody is waiting. */
export function JoinRequests({ group }: { group: Group }) {
  const { requests: texts } = useConsoleMessages().groups.page;
  if (!group.takesRequests && group.joinRequests.length === 0) return null;
  return (
    <section className="settings-section" aria-labelledby="requests">
      <h2 className="section-title" id="requests">
        {texts.title}
      </h2>
      {group.joinRequests.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <ul className="group-list">
          {group.joinRequests.map((request) => (
            <RequestRow key={request.id} request={request} />
          ))}
        </ul>
      )}
    </section>
  );
}
