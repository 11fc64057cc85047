import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, type KeyboardEvent, type SubmitEvent } from "react";
import { useMessages } from "@mows/react";
import type { Refusable } from "../failure/failure-text.ts";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";

interface NameFormProps {
  label: string;
  action: string;
  initial: string;
  /** Gives the name; a failure has a message. */
  give: (name: string) => Promise<Refusable>;
  /** It has its name, or nobody wants to give it one any more. */
  onDone: () => void;
}

/** A name, typed and given: Enter gives it, Escape leaves everything as it is. */
export function NameForm({ label, action, initial, give, onDone }: NameFormProps) {
  const { cancel } = useMessages();
  const failureText = useFailureText();
  const form = useRef<HTMLFormElement>(null);
  const giving = useMutation({ mutationFn: give });
  const problem = failureText(giving.error, giving.data);
  useEffect(() => form.current?.querySelector("input")?.select(), []);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name").trim();
    if (name === "" || name === initial) return name === "" ? undefined : onDone();
    const result = await giving.mutateAsync(name).catch(() => null);
    if (result !== null && failureText(result) === null) onDone();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onDone();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape, from any of its controls
    <form className="link-name-form" ref={form} onSubmit={(event) => void submit(event)} onKeyDown={leave}>
      <Field
        label={label}
        name="name"
        defaultValue={initial}
        maxLength={255}
        autoComplete="off"
        required
        error={problem ?? undefined}
      />
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={giving.isPending}>
          {action}
        </button>
        <button type="button" className="mows-button" onClick={onDone}>
          {cancel}
        </button>
      </p>
    </form>
  );
}
