import { useGroups } from "@mows/react";
import type { Group } from "@mows/sdk/groups";
import { useMutation } from "@tanstack/react-query";
import type { SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useFocusInvalid } from "../form/use-focus-invalid.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

/** Name, description, and whether it takes requests. */
export function GroupSettings({ group }: { group: Group }) {
  const { groups: texts, general } = useConsoleMessages();
  const failureText = useFailureText();
  const { settings } = texts.page;
  const { mutate, isPending, data, error } = useMutation(useGroups().update.mutationOptions());
  const isNameInvalid = data?.__typename === "GroupNameInvalid";
  const form = useFocusInvalid(isNameInvalid ? data : null);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    mutate({
      id: group.id,
      name: textOf(entered, "name"),
      description: textOf(entered, "description"),
      takesRequests: entered.has("takesRequests"),
    });
  };
  const refusal = isNameInvalid ? null : failureText(data);
  return (
    <section className="settings-section" aria-labelledby="group-settings">
      <h2 className="section-title" id="group-settings">
        {settings.title}
      </h2>
      <form className="form" ref={form} onSubmit={submit}>
        <Field
          label={texts.name}
          name="name"
          hint={texts.nameHint}
          maxLength={60}
          required
          defaultValue={group.name}
          error={isNameInvalid ? texts.nameInvalid : undefined}
        />
        <Field
          label={texts.description}
          name="description"
          hint={texts.descriptionHint}
          maxLength={300}
          defaultValue={group.description ?? ""}
        />
        <label className="group-check">
          <input type="checkbox" name="takesRequests" defaultChecked={group.takesRequests} />
          {settings.takesRequests}
        </label>
        {error && <Notice kind="danger">{settings.failed(failureText(error))}</Notice>}
        {refusal !== null && <Notice kind="danger">{refusal}</Notice>}
        <p className="actions">
          <button type="submit" className="mows-button" disabled={isPending}>
            {isPending ? general.saving : general.save}
          </button>
          <output>{data?.__typename === "GroupUpdated" && !isPending && general.saved}</output>
        </p>
      </form>
    </section>
  );
}
