import { useAccess } from "@mows/react";
import type { MowsError } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { GivenRow } from "./given-row.tsx";
import { ReceivedRow } from "./received-row.tsx";

/** Everything the person shares, to take it back; and what others share with them, to hide it or to give it back. */
export function SharesPage() {
  const { shares: texts } = useConsoleMessages();
  return (
    <SettingsPage title={texts.title} lead={texts.lead}>
      {() => (
        <>
          <Given />
          <Received />
        </>
      )}
    </SettingsPage>
  );
}

function Given() {
  const { shares: texts } = useConsoleMessages();
  const { data, error, refetch } = useQuery(useAccess().sharedByMe.queryOptions());
  const shares = data?.__typename === "SharedByMe" ? data.shares : null;
  return (
    <Section id="given" title={texts.given} error={error} retry={() => void refetch()}>
      {data?.__typename === "Denied" && <Refusal result={data} />}
      {!data && <Loading>{texts.loading}</Loading>}
      {shares && (
        <Rows none={texts.givenNone}>
          {shares.map((share) => (
            <GivenRow key={share.id} share={share} />
          ))}
        </Rows>
      )}
    </Section>
  );
}

function Received() {
  const { shares: texts } = useConsoleMessages();
  const [includeHidden, setIncludeHidden] = useState(false);
  const { data, error, refetch } = useQuery(useAccess().sharedWithMe.queryOptions({ includeHidden }));
  const shares = data?.__typename === "SharedWithMe" ? data.shares : null;
  return (
    <Section id="received" title={texts.received} error={error} retry={() => void refetch()}>
      <label className="share-toggle">
        <input
          type="checkbox"
          checked={includeHidden}
          onChange={(event) => setIncludeHidden(event.currentTarget.checked)}
        />
        {texts.showHidden}
      </label>
      {data?.__typename === "Denied" && <Refusal result={data} />}
      {!data && <Loading>{texts.loading}</Loading>}
      {shares && (
        <Rows none={texts.receivedNone}>
          {shares.map((share) => (
            <ReceivedRow key={share.id} share={share} />
          ))}
        </Rows>
      )}
    </Section>
  );
}

interface SectionProps {
  id: string;
  title: string;
  error: MowsError | null;
  retry: () => void;
  children: ReactNode;
}

function Section({ id, title, error, retry, children }: SectionProps) {
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {title}
      </h2>
      {error ? <LoadFailure error={error} retry={retry} /> : children}
    </section>
  );
}

function Rows({ none, children }: { none: string; children: readonly ReactNode[] }) {
  return children.length === 0 ? <p className="quiet">{none}</p> : <ul className="permission-grants">{children}</ul>;
}
