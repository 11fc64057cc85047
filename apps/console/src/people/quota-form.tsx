import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { PersonAccount } from "./person-row.tsx";
import { QuotaField } from "./quota-field.tsx";
import { quotaOf } from "./quota-of.ts";

/** How much a person's space may hold. */
export function QuotaForm({ account }: { account: PersonAccount }) {
  const { people, general } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { person, limitBytes } = account;
  const quota = useMutation(calls.setQuota.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    quota.mutate({ personId: person.id, limitBytes: quotaOf(new FormData(event.currentTarget)) });
  };
  return (
    <form className="form" onSubmit={submit} aria-label={people.manageOf(person.name)}>
      <QuotaField bytes={limitBytes} error={failureText(quota.data, quota.error) ?? undefined} />
      <p className="actions">
        <button type="submit" className="mows-button" disabled={quota.isPending}>
          {general.save}
        </button>
        <output>{quota.data?.__typename === "AccountsChanged" && general.saved}</output>
      </p>
    </form>
  );
}
