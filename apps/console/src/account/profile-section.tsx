import { useAccountCalls } from "@mows/react";
import type { Account } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { speakLanguageOf } from "../sign-in/speak-language-of.ts";

/** Name and language. The language counts on this device at once, on others from the next mail or sign-in on. */
export function ProfileSection({ account }: { account: Account }) {
  const { account: text, accountFields, general } = useConsoleMessages();
  const failureText = useFailureText();
  const calls = useAccountCalls();
  const id = useId();
  const save = useMutation({
    ...calls.updateProfile.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "AccountChanged") speakLanguageOf({ __typename: "Account", ...result.account });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const entered = new FormData(event.currentTarget);
    const chosen = textOf(entered, "language");
    const language = chosen === "EN" || chosen === "DE" ? chosen : null;
    save.mutate({ name: textOf(entered, "name"), language });
  };
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.profile}
      </h2>
      <form className="form" onSubmit={submit} aria-labelledby={id}>
        <Field
          label={accountFields.name}
          name="name"
          hint={accountFields.nameHint}
          autoComplete="name"
          defaultValue={account.person.name}
          maxLength={80}
          required
        />
        <div className="field">
          <label className="field-label" htmlFor={`${id}-language`}>
            {text.language}
          </label>
          <select
            className="field-select"
            id={`${id}-language`}
            name="language"
            defaultValue={account.language ?? ""}
            aria-describedby={`${id}-language-hint`}
          >
            <option value="">{text.browserLanguage}</option>
            <option value="EN" lang="en">
              English
            </option>
            <option value="DE" lang="de">
              Deutsch
            </option>
          </select>
          <p className="field-hint" id={`${id}-language-hint`}>
            {text.languageHint}
          </p>
        </div>
        {save.error && <Notice kind="danger">{text.saveFailed(failureText(save.error))}</Notice>}
        <p className="actions">
          <button type="submit" className="mows-button" data-variant="primary" disabled={save.isPending}>
            {save.isPending ? general.saving : general.save}
          </button>
          <output>{save.data?.__typename === "AccountChanged" && general.saved}</output>
        </p>
      </form>
    </section>
  );
}
