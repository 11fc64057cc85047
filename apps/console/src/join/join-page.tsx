import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { Page } from "../page/page.tsx";
import { SignedIn } from "../page/signed-in.tsx";
import { Invitation } from "./invitation.tsx";
import { takeInvitationToken } from "./invitation-token.ts";

/** Where an invitation to a group leads: shows which group it is and who asks, before anybody joins. */
export function JoinPage() {
  const { join: texts } = useConsoleMessages();
  const [token] = useState(takeInvitationToken);
  return (
    <SignedIn title={texts.title}>
      {() => (
        <Page title={texts.title} width="narrow">
          {token === null ? <Notice kind="warning">{texts.noToken}</Notice> : <Invitation token={token} />}
        </Page>
      )}
    </SignedIn>
  );
}
