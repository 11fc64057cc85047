import { useAccountCalls } from "@mows/react";
import type { Person } from "@mows/sdk";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import UserPlus from "lucide-react/icons/user-plus";
import { useRef, useState } from "react";
import { Refusal } from "../failure/refusal.tsx";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { AddPersonForm } from "./add-person-form.tsx";
import { Invitations } from "./invitations.tsx";
import { PersonRow } from "./person-row.tsx";

function Accounts() {
  const { people } = useConsoleMessages();
  const calls = useAccountCalls();
  const { guarded, dialog } = useGuarded();
  const { data, error, refetch } = useQuery(calls.accounts.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>{people.loading}</Loading>;
  if (data.__typename !== "Accounts") return <Refusal result={data} />;
  return (
    <>
      <ul className="people">
        {data.accounts.map((account) => (
          <PersonRow key={account.person.id} account={account} guarded={guarded} />
        ))}
      </ul>
      <Invitations invitations={data.invitations} guarded={guarded} />
      {dialog}
    </>
  );
}

/** Everyone with an account here, and the ways to add one. For the owner. */
export function PeopleList() {
  const { people } = useConsoleMessages();
  const calls = useAccountCalls();
  const queryClient = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Person | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAdding(false);
    addButton.current?.focus();
  };
  return (
    <section className="settings-section" aria-labelledby="people">
      <div className="section-head">
        <h2 className="section-title" id="people">
          {people.title}
        </h2>
        <button
          type="button"
          className="mows-button"
          ref={addButton}
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          <UserPlus className="mows-icon" aria-hidden />
          {people.add}
        </button>
      </div>
      <output className="people-added" data-state={added ? "filled" : "empty"}>
        {added && people.added(added.name, location.origin, added.username)}
      </output>
      {adding && (
        <AddPersonForm
          onCancel={close}
          onAdded={(person) => {
            setAdded(person);
            void queryClient.invalidateQueries({ queryKey: calls.accounts.queryKey() });
            close();
          }}
        />
      )}
      <Accounts />
    </section>
  );
}
