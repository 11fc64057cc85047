import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFailureText } from "../identity/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { PersonAccount } from "./person-row.tsx";

const bytesPerGigabyte = 1_000_000_000;

/** How much a person's space may hold. */
export function QuotaForm({ account }: { account: PersonAccount }) {
  const { people, general } = useConsoleMessages();
  const calls = useAccountCalls();
  const failureText = useFailureText();
  const { person, limitBytes } = account;
  const quota = useMutation(calls.setQuota.mutationOptions());
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const gigabytes = textOf(new FormData(event.currentTarget), "quota").trim();
    const limit = gigabytes === "" ? null : Math.round(Number(gigabytes) * bytesPerGigabyte);
    quota.mutate({ personId: person.id, limitBytes: limit });
  };
  return (
    <form className="form" onSubmit={submit} aria-label={people.manageOf(person.name)}>
      <Field
        label={people.quota}
        name="quota"
        type="number"
        min={0}
        step="any"
        hint={people.quotaHint}
        defaultValue={limitBytes === null ? "" : limitBytes / bytesPerGigabyte}
        error={failureText(quota.data) ?? quota.error?.message}
      />
      <p className="actions">
        <button type="submit" className="mows-button" disabled={quota.isPending}>
          {general.save}
        </button>
        <output>{quota.data?.__typename === "AccountsChanged" && general.saved}</output>
      </p>
    </form>
  );
}
