import { MowsProvider, useFormats, useMessages } from "@mows/react";
import type { MowsError } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { TooMany } from "../sign-in/too-many.tsx";
import { enterLink, type Entered } from "./enter-link.ts";
import { LinkPasswordForm } from "./link-password-form.tsx";
import { linkSecret } from "./link-secret.ts";
import { VisitedLink } from "./visited-link.tsx";

/** Where a link leads: whoever has it sees what it is on, without an account. */
export function LinkPage() {
  const { link: texts } = useConsoleMessages();
  const [secret] = useState(linkSecret);
  if (secret === null) {
    return (
      <Page title={texts.title} width="narrow">
        <Notice kind="warning">{texts.noSecret}</Notice>
      </Page>
    );
  }
  return <Door secret={secret} />;
}

function Door({ secret }: { secret: string }) {
  const { link: texts } = useConsoleMessages();
  const [byPassword, setByPassword] = useState<Entered | null>(null);
  const { data, error, refetch, dataUpdatedAt } = useQuery<Entered, MowsError>({
    queryKey: ["link", secret],
    queryFn: async () => enterLink(secret),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const entered = byPassword ?? data;
  const frame = (content: ReactNode) => (
    <Page title={texts.title} width="narrow">
      {content}
    </Page>
  );
  if (error) return frame(<LoadFailure error={error} retry={() => void refetch()} />);
  if (!entered) return frame(<Loading>{texts.loading}</Loading>);
  switch (entered.kind) {
    case "entered":
      return <Inside entered={entered} onLeft={() => void refetch().then(() => setByPassword(null))} />;
    case "ended":
      return frame(<Notice kind="warning">{texts.ended}</Notice>);
    case "limited":
      return frame(<TooMany retryAfterMs={entered.retryAfterMs} sinceMs={dataUpdatedAt} />);
    case "password-needed":
    case "password-wrong":
      return frame(<LinkPasswordForm secret={secret} onEntered={setByPassword} />);
    default:
      return entered satisfies never;
  }
}

/** The cloud as the link shows it, in the language of the page around. */
function Inside({ entered, onLeft }: { entered: Extract<Entered, { kind: "entered" }>; onLeft: () => void }) {
  const messages = useMessages();
  const { locale } = useFormats();
  return (
    <MowsProvider mows={entered.visit.mows} messages={messages} locale={locale}>
      <VisitedLink visit={entered.visit} onLeft={onLeft} />
    </MowsProvider>
  );
}
