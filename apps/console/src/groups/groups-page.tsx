import { useGroups } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { GroupCard } from "./group-card.tsx";
import { GroupSpaces } from "./group-spaces.tsx";
import { JoinableGroups } from "./joinable-groups.tsx";
import { MakeGroup } from "./make-group.tsx";

function MyGroups() {
  const { groups: texts } = useConsoleMessages();
  const { data, error, refetch } = useQuery(useGroups().list.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{texts.loading}</Loading>;
  if (data.__typename !== "Groups") return <Refusal result={data} />;
  if (data.groups.length === 0) {
    return (
      <div className="empty">
        <p>
          <strong>{texts.none}</strong>
        </p>
        <p className="quiet">{texts.noneHint}</p>
      </div>
    );
  }
  return (
    <ul className="group-list">
      {data.groups.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
    </ul>
  );
}

/** The person's groups, the way to a new one, and for the owner how much all of them may hold. */
export function GroupsPage() {
  const { groups: texts } = useConsoleMessages();
  return (
    <SettingsPage title={texts.title} lead={texts.lead}>
      {(person) => (
        <>
          <section className="settings-section" aria-labelledby="my-groups">
            <MakeGroup titleId="my-groups" />
            <MyGroups />
          </section>
          <JoinableGroups />
          {person.role === "OWNER" && <GroupSpaces />}
        </>
      )}
    </SettingsPage>
  );
}
