import { GroupMembers, useGroups } from "@mows/react";
import type { Group } from "@mows/sdk/groups";
import { useQuery } from "@tanstack/react-query";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Link } from "../router/link.tsx";
import { navigate } from "../router/navigation.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { DeleteGroup } from "./delete-group.tsx";
import { GroupInvitations } from "./group-invitations.tsx";
import { GroupNameNotice } from "./group-name-notice.tsx";
import { GroupSettings } from "./group-settings.tsx";
import { JoinRequests } from "./join-requests.tsx";

const list = "/settings/groups";

function Sections({ group }: { group: Group }) {
  const { page: texts } = useConsoleMessages().groups;
  return (
    <>
      <GroupNameNotice name={group.name} />
      <section className="settings-section" aria-labelledby="members">
        <h2 className="section-title" id="members">
          {texts.members}
        </h2>
        <GroupMembers groupId={group.id} onLeft={() => navigate(list)} />
      </section>
      {group.role === "MANAGER" && (
        <>
          <JoinRequests group={group} />
          <GroupInvitations group={group} />
          <GroupSettings group={group} />
          <DeleteGroup group={group} onDeleted={() => navigate(list)} />
        </>
      )}
    </>
  );
}

/** One group: who is in it, and for its managers everything about it. */
export function GroupPage() {
  const { groups: texts } = useConsoleMessages();
  const id = location.pathname.split("/").at(-1) ?? "";
  const { data, error, refetch } = useQuery(useGroups().group.queryOptions({ id }));
  const group = data?.__typename === "Group" ? data : null;
  return (
    <SettingsPage title={group?.name ?? texts.title} lead={group?.description}>
      {() => (
        <>
          <p>
            <Link href={list}>{texts.page.back}</Link>
          </p>
          {error && <LoadFailure error={error} retry={() => void refetch()} />}
          {!error && !data && <Loading>{texts.loading}</Loading>}
          {data && !group && <Notice kind="warning">{texts.page.gone}</Notice>}
          {group && <Sections group={group} />}
        </>
      )}
    </SettingsPage>
  );
}
