import { useFormats, useGroups } from "@mows/react";
import type { AcceptGroupInvitationResult, GroupInvitationResult } from "@mows/sdk/groups";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useFailureText } from "../failure/use-failure-text.ts";
import { GroupNameNotice } from "../groups/group-name-notice.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/navigation.ts";
import { forgetInvitationToken } from "./invitation-token.ts";

type Refusal = Exclude<
  GroupInvitationResult | AcceptGroupInvitationResult,
  { __typename: "GroupInvitationDetails" | "GroupJoined" }
>;

function RefusalNotice({ refusal }: { refusal: Refusal }) {
  const { join: texts } = useConsoleMessages();
  const { relativeTime } = useFormats();
  switch (refusal.__typename) {
    case "GroupInvitationInvalid":
      return <Notice kind="danger">{texts.invalid}</Notice>;
    case "GroupFull":
      return <Notice kind="danger">{texts.full}</Notice>;
    case "TooManyGuesses":
      return <Notice kind="danger">{texts.tooMany(relativeTime(refusal.retryAfterSeconds * 1000, 0))}</Notice>;
    case "Denied":
      return <Refusal result={refusal} />;
    default:
      return refusal satisfies never;
  }
}

/** What the invitation leads to, and the answer to it. */
export function Invitation({ token }: { token: string }) {
  const { join: texts } = useConsoleMessages();
  const failureText = useFailureText();
  const { dateTime } = useFormats();
  const groups = useGroups();
  const { data, error, refetch } = useQuery(groups.invitation.queryOptions({ token }));
  const join = useMutation({
    ...groups.acceptInvitation.mutationOptions(),
    onSuccess: (result: AcceptGroupInvitationResult) => {
      if (result.__typename !== "GroupJoined") return;
      forgetInvitationToken();
      navigate(`/settings/groups/${result.groupId}`, { replace: true });
    },
  });
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{texts.loading}</Loading>;
  if (data.__typename !== "GroupInvitationDetails") return <RefusalNotice refusal={data} />;
  const { groupId, groupName, description, memberCount, invitedBy, expiresAt, isMember } = data;
  if (isMember) {
    return (
      <>
        <p>{texts.isMember}</p>
        <Link className="mows-button" href={`/settings/groups/${groupId}`}>
          {texts.open}
        </Link>
      </>
    );
  }
  return (
    <>
      <p>{texts.invites(invitedBy.name, invitedBy.username)}</p>
      <p className="join-group">
        <bdi>{groupName}</bdi>
      </p>
      <GroupNameNotice name={groupName} />
      {description && <p>{description}</p>}
      <p className="quiet">
        {texts.members(memberCount)}. {texts.until(dateTime(Date.parse(expiresAt)))}
      </p>
      <p className="quiet">{texts.means}</p>
      {join.error && <Notice kind="danger">{texts.failed(failureText(join.error))}</Notice>}
      {join.data && join.data.__typename !== "GroupJoined" && <RefusalNotice refusal={join.data} />}
      <p className="actions">
        <button
          type="button"
          className="mows-button"
          data-variant="primary"
          disabled={join.isPending}
          onClick={() => join.mutate({ token })}
        >
          {join.isPending ? texts.joining : texts.join}
        </button>
        <Link className="mows-button" href="/">
          {texts.notNow}
        </Link>
      </p>
    </>
  );
}
