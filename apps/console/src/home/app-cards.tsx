import { initialsOf, useMows } from "@mows/react";
import type { App } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import LayoutGrid from "lucide-react/icons/layout-grid";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";

function AppIcon({ app }: { app: App }) {
  return (
    <span className="app-icon" aria-hidden>
      {initialsOf(app.name)}
      {app.iconUrl && (
        <img src={app.iconUrl} alt="" width={56} height={56} onError={(event) => event.currentTarget.remove()} />
      )}
    </span>
  );
}

function AppCard({ app }: { app: App }) {
  const { home } = useConsoleMessages();
  return (
    <li className="app-card">
      <AppIcon app={app} />
      <div className="app-card-text">
        <h3 className="app-card-name">{app.name}</h3>
        {app.description && <p className="app-card-description">{app.description}</p>}
      </div>
      <a className="mows-button" href={app.url} aria-label={home.apps.openApp(app.name)}>
        {home.apps.open}
      </a>
    </li>
  );
}

function NoApps() {
  const { apps } = useConsoleMessages().home;
  return (
    <div className="empty">
      <LayoutGrid className="empty-icon" aria-hidden />
      <p>
        <strong>{apps.none}</strong>
      </p>
      <p>{apps.installFirst}</p>
      <pre className="command">
        <code>mows app install DIR</code>
      </pre>
      <p className="quiet">{apps.folderHint}</p>
    </div>
  );
}

function Content() {
  const { home } = useConsoleMessages();
  const mows = useMows();
  const { data, error, refetch } = useQuery(mows.apps.list.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{home.apps.loading}</Loading>;
  if (data.__typename === "Denied") return <Refusal result={data} />;
  if (data.apps.length === 0) return <NoApps />;
  return (
    <ul className="app-cards">
      {data.apps.map((app) => (
        <AppCard key={app.id} app={app} />
      ))}
    </ul>
  );
}

export function AppCards() {
  const { home } = useConsoleMessages();
  return (
    <section aria-labelledby="apps">
      <h2 className="section-title" id="apps">
        {home.apps.title}
      </h2>
      <Content />
    </section>
  );
}
