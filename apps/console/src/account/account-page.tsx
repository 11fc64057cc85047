import { useAccountCalls } from "@mows/react";
import type { Account } from "@mows/sdk/account";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { SettingsPage } from "../settings/settings-page.tsx";
import { DeletionSection } from "./deletion-section.tsx";
import { EmailSection } from "./email-section.tsx";
import { ExportSection } from "./export-section.tsx";
import { PictureSection } from "./picture-section.tsx";
import { ProfileSection } from "./profile-section.tsx";

/** Fetches the account and draws what is about it. */
export function WithAccount({ children }: { children: (account: Account) => ReactNode }) {
  const { account: text } = useConsoleMessages();
  const calls = useAccountCalls();
  const { data, error, refetch } = useQuery(calls.account.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{text.loading}</Loading>;
  if (data.__typename !== "Account") return <Refusal result={data} />;
  return children(data);
}

export function AccountPage() {
  const { account: text } = useConsoleMessages();
  return (
    <SettingsPage title={text.title} lead={text.lead}>
      {() => (
        <WithAccount>
          {(account) => (
            <>
              <ProfileSection account={account} />
              <PictureSection account={account} />
              <EmailSection account={account} />
              <ExportSection />
              <DeletionSection />
            </>
          )}
        </WithAccount>
      )}
    </SettingsPage>
  );
}
