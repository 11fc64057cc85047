import { useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Refusal } from "../identity/refusal.tsx";
import type { Guarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { OneTimeLink } from "./one-time-link.tsx";
import type { PersonAccount } from "./person-row.tsx";
import { QuotaForm } from "./quota-form.tsx";

/** Quota, a way back in, and the two things that are asked about twice: removing, and handing the cloud over. */
export function PersonDetails({ account, guarded }: { account: PersonAccount; guarded: Guarded }) {
  const { people, general } = useConsoleMessages();
  const calls = useAccountCalls();
  const [asking, setAsking] = useState<"remove" | "transfer" | null>(null);
  const { person, deletionAt } = account;
  const recover = useMutation({
    mutationKey: calls.recoverPerson.mutationKey(),
    mutationFn: () => guarded(() => calls.recoverPerson(person.username)),
  });
  const change = useMutation({
    mutationKey: ["mows", "account", "changePerson"],
    mutationFn: (call: "removePerson" | "keepPerson" | "transferOwnership") => guarded(() => calls[call](person.id)),
    onSuccess: () => setAsking(null),
  });
  const isOwner = person.role === "OWNER";
  return (
    <div className="person-details form">
      <Refusal result={recover.data} error={recover.error} />
      <Refusal result={change.data} error={change.error} />
      <QuotaForm account={account} />
      {recover.data?.__typename === "OneTimeLink" && <OneTimeLink link={recover.data} />}
      {asking !== null && (
        <div role="group" aria-label={asking === "remove" ? people.remove : people.transfer}>
          <p>{asking === "remove" ? people.removeConfirm(person.name) : people.transferConfirm(person.name)}</p>
          <p className="actions">
            <button
              type="button"
              className="mows-button"
              data-variant="primary"
              disabled={change.isPending}
              onClick={() => change.mutate(asking === "remove" ? "removePerson" : "transferOwnership")}
            >
              {asking === "remove" ? people.removeNow : people.transferNow}
            </button>
            <button
              type="button"
              className="mows-button"
              onClick={() => setAsking(null)}
              ref={(button) => button?.focus()}
            >
              {general.cancel}
            </button>
          </p>
        </div>
      )}
      {asking === null && (
        <p className="actions">
          <button type="button" className="mows-button" disabled={recover.isPending} onClick={() => recover.mutate()}>
            {people.recover}
          </button>
          {deletionAt !== null && (
            <button type="button" className="mows-button" onClick={() => change.mutate("keepPerson")}>
              {people.keep}
            </button>
          )}
          {!isOwner && deletionAt === null && (
            <>
              <button type="button" className="mows-button" onClick={() => setAsking("transfer")}>
                {people.transfer}
              </button>
              <button type="button" className="mows-button" onClick={() => setAsking("remove")}>
                {people.remove}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}
