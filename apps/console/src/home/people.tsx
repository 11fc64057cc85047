import { initialsOf, useMows } from "@mows/react";
import type { Person } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import UserPlus from "lucide-react/icons/user-plus";
import { useRef, useState } from "react";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Notice } from "../page/notice.tsx";
import { AddPersonForm } from "./add-person-form.tsx";

function PeopleList() {
  const mows = useMows();
  const { data, error, refetch } = useQuery(mows.auth.people.queryOptions());
  if (error) return <LoadFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Loading>Looking for your people…</Loading>;
  if (data.__typename === "Denied") return <Notice kind="danger">{data.message}</Notice>;
  return (
    <ul className="people">
      {data.people.map((person) => (
        <li className="person" key={person.id}>
          <span className="person-avatar" aria-hidden>
            {initialsOf(person.name)}
          </span>
          <span className="person-text">
            <span className="person-name">{person.name}</span>
            <span className="quiet">@{person.username}</span>
          </span>
          {person.role === "OWNER" && <span className="badge">Owner</span>}
        </li>
      ))}
    </ul>
  );
}

/** Everyone with an account here, and the way to add one. For the owner. */
export function People() {
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Person | null>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAdding(false);
    addButton.current?.focus();
  };
  return (
    <section aria-labelledby="people">
      <div className="section-head">
        <h2 className="section-title" id="people">
          People
        </h2>
        <button
          type="button"
          className="mows-button"
          ref={addButton}
          aria-expanded={adding}
          onClick={() => setAdding(!adding)}
        >
          <UserPlus className="mows-icon" aria-hidden />
          Add a person
        </button>
      </div>
      <output className="people-added" data-state={added ? "filled" : "empty"}>
        {added && `${added.name} was added. Tell them to sign in at ${location.origin} as ${added.username}.`}
      </output>
      {adding && (
        <AddPersonForm
          onCancel={close}
          onAdded={(person) => {
            setAdded(person);
            close();
          }}
        />
      )}
      <PeopleList />
    </section>
  );
}
