import { useAccess } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Link } from "../router/link.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { AppCard } from "./app-card.tsx";

function Apps() {
  const { permissions } = useConsoleMessages();
  const access = useAccess();
  const { data, error, refetch } = useQuery(access.appPermissions.queryOptions());
  const [revoked, setRevoked] = useState<string | null>(null);
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{permissions.loading}</Loading>;
  if (data.__typename === "Denied") return <Refusal result={data} />;
  return (
    <>
      <output className="permission-done" data-state={revoked === null ? "empty" : "filled"}>
        {revoked !== null && permissions.revoked(revoked)}
      </output>
      {data.apps.length === 0 && <p className="quiet">{permissions.none}</p>}
      {data.apps.map((permission) => (
        <AppCard key={permission.app.id} permission={permission} onRevoked={() => setRevoked(permission.app.name)} />
      ))}
    </>
  );
}

/** What acts in the person's name, what each may touch, and how to take it back. */
export function PermissionsPage() {
  const { permissions } = useConsoleMessages();
  return (
    <SettingsPage title={permissions.title} lead={permissions.lead}>
      {() => (
        <>
          <Apps />
          <p>
            <Link href="/settings/permissions/explain">{permissions.explainLink}</Link>
          </p>
        </>
      )}
    </SettingsPage>
  );
}
