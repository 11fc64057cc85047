import { useMows } from "@mows/react";
import type { Person } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import { useEffect, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { AccountFields } from "../form/account-fields.tsx";
import { accountProblemOf } from "../form/account-problem-of.ts";
import { textOf } from "../form/text-of.ts";
import { useFocusInvalid } from "../form/use-focus-invalid.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

interface AddPersonFormProps {
  onAdded: (person: Person) => void;
  onCancel: () => void;
}

export function AddPersonForm({ onAdded, onCancel }: AddPersonFormProps) {
  const mows = useMows();
  const { people, general } = useConsoleMessages();
  const failureText = useFailureText();
  const create = useMutation({
    ...mows.auth.createPerson.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "PersonCreated") onAdded(result.person);
    },
  });
  const refusal = failureText(create.data);
  const aboutField = accountProblemOf(create.data, refusal);
  const form = useFocusInvalid(create.data ?? null);
  useEffect(() => form.current?.querySelector("input")?.focus(), [form]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const [name, username] = [textOf(entered, "name").trim(), textOf(entered, "username").trim().toLowerCase()];
    create.mutate({ name, username, password: textOf(entered, "password") });
  };
  return (
    <form className="form card add-person" ref={form} onSubmit={submit} aria-label={people.add}>
      {refusal && aboutField === null && <Notice kind="danger">{refusal}</Notice>}
      {create.error && <Notice kind="danger">{people.notAdded(failureText(create.error))}</Notice>}
      <AccountFields problem={aboutField} />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={create.isPending}>
          {create.isPending ? people.adding : people.addButton}
        </button>
        <button type="button" className="mows-button" onClick={onCancel}>
          {general.cancel}
        </button>
      </p>
    </form>
  );
}
