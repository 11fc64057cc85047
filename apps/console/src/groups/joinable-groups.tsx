import { useGroups } from "@mows/react";
import type { JoinableGroup } from "@mows/sdk/groups";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Notice } from "../page/notice.tsx";

function Row({ group }: { group: JoinableGroup }) {
  const { groups } = useConsoleMessages();
  const failureText = useFailureText();
  const { joinable: texts } = groups;
  const calls = useGroups();
  const ask = useMutation(calls.requestToJoin.mutationOptions());
  const takeBack = useMutation(calls.withdrawRequest.mutationOptions());
  const { id: groupId, name, description, memberCount, askedAt } = group;
  const isPending = ask.isPending || takeBack.isPending;
  const error = ask.error ?? takeBack.error;
  return (
    <li className="group-row">
      <span className="person-text">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {description && <span>{description}</span>}
        <span className="quiet">
          {groups.members(memberCount)}
          {askedAt !== null && ` · ${texts.asked}`}
        </span>
      </span>
      {askedAt === null ? (
        <button
          type="button"
          className="mows-button"
          aria-label={texts.askLabel(name)}
          disabled={isPending}
          onClick={() => ask.mutate({ groupId })}
        >
          {texts.ask}
        </button>
      ) : (
        <button
          type="button"
          className="mows-button"
          aria-label={texts.takeBackLabel(name)}
          disabled={isPending}
          onClick={() => takeBack.mutate({ groupId })}
        >
          {texts.takeBack}
        </button>
      )}
      {ask.data?.__typename === "GroupNotFound" && <Notice kind="danger">{texts.gone}</Notice>}
      {error && <Notice kind="danger">{texts.failed(failureText(error))}</Notice>}
    </li>
  );
}

/** Groups of this cloud that can be asked to let the person in. */
export function JoinableGroups() {
  const { joinable: texts } = useConsoleMessages().groups;
  const { data, error, refetch } = useQuery(useGroups().joinable.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (data?.__typename !== "JoinableGroups") return null;
  return (
    <section className="settings-section" aria-labelledby="joinable">
      <h2 className="section-title" id="joinable">
        {texts.title}
      </h2>
      {data.groups.length === 0 ? (
        <p className="quiet">{texts.none}</p>
      ) : (
        <ul className="group-list">
          {data.groups.map((group) => (
            <Row key={group.id} group={group} />
          ))}
        </ul>
      )}
    </section>
  );
}
