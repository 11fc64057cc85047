import { ConfirmAction, useAccountCalls } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Refusal } from "../failure/refusal.tsx";
import type { Guarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { OneTimeLink } from "./one-time-link.tsx";
import type { PersonAccount } from "./person-row.tsx";
import { QuotaForm } from "./quota-form.tsx";

/** Quota, a way back in, and the two things that are asked about twice: removing, and handing the cloud over. */
export function PersonDetails({ account, guarded }: { account: PersonAccount; guarded: Guarded }) {
  const { people } = useConsoleMessages();
  const calls = useAccountCalls();
  const [asking, setAsking] = useState<"remove" | "transfer" | null>(null);
  const buttons = useRef<HTMLParagraphElement>(null);
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
        <ConfirmAction
          question={asking === "remove" ? people.removeConfirm(person.name) : people.transferConfirm(person.name)}
          action={asking === "remove" ? people.removeNow : people.transferNow}
          isPending={change.isPending}
          onConfirm={() => change.mutate(asking === "remove" ? "removePerson" : "transferOwnership")}
          onCancel={() => {
            setAsking(null);
            // once the buttons are there again
            requestAnimationFrame(() => buttons.current?.querySelector<HTMLElement>(`[data-asks=${asking}]`)?.focus());
          }}
        />
      )}
      {asking === null && (
        <p className="actions" ref={buttons}>
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
              <button type="button" className="mows-button" data-asks="transfer" onClick={() => setAsking("transfer")}>
                {people.transfer}
              </button>
              <button type="button" className="mows-button" data-asks="remove" onClick={() => setAsking("remove")}>
                {people.remove}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  );
}
