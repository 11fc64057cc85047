import { useMows } from "@mows/react";
import type { AddClientInput, AddClientResult } from "@mows/sdk/credentials";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { SecretOnce } from "../tokens/secret-once.tsx";
import { useCredentials } from "../tokens/use-credentials.ts";

const scopes = ["openid", "profile", "email", "offline_access", "files.read", "files.write"] as const;
/** What only a person who signs in can give. */
const personsOwn: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

function inputOf(entered: FormData): AddClientInput {
  const isService = entered.has("service");
  const redirectUrls = textOf(entered, "redirect").split(/\s+/).filter(Boolean);
  const wanted = entered.getAll("scope").map(String);
  return {
    name: textOf(entered, "name"),
    confidential: entered.has("confidential") || isService,
    flows: isService ? ["SERVICE"] : ["CODE"],
    scopes: isService ? wanted.filter((scope) => !personsOwn.has(scope)) : wanted,
    redirectUrls: isService ? [] : redirectUrls,
  };
}

/** Registers a program, and shows its secret this once. */
export function ClientForm() {
  const { credentials: text } = useConsoleMessages();
  const { clients } = text;
  const { url } = useMows();
  const credentials = useCredentials();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const form = useRef<HTMLFormElement>(null);
  const redirectId = useId();
  const add = useMutation({
    mutationKey: credentials.addClient.mutationKey(),
    mutationFn: (input: AddClientInput): Promise<AddClientResult> => guarded(() => credentials.addClient(input)),
    onSuccess: ({ __typename }) => {
      if (__typename === "ClientAdded") form.current?.reset();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(inputOf(new FormData(event.currentTarget)));
  };
  const result = add.data;
  return (
    <section className="settings-section" aria-labelledby="add-client">
      <h2 className="section-title" id="add-client">
        {clients.add}
      </h2>
      {add.error && <Notice kind="danger">{text.failed(failureText(add.error))}</Notice>}
      {result && result.__typename !== "ClientAdded" && <Notice kind="danger">{failureText(result)}</Notice>}
      {result?.__typename === "ClientAdded" && (
        <div className="notice" data-kind="plain" role="status">
          <p>{clients.added(result.client.name)}</p>
          <SecretOnce label={clients.id} value={result.client.id} />
          {result.secret !== null && <SecretOnce label={clients.secret} value={result.secret} />}
          {result.secret !== null && <p className="quiet">{text.secretHint}</p>}
          <SecretOnce label={clients.discovery} value={`${url}/.well-known/openid-configuration`} />
        </div>
      )}
      <form className="form" ref={form} onSubmit={submit}>
        <Field label={clients.name} name="name" hint={clients.nameHint} maxLength={100} autoComplete="off" required />
        <div className="field">
          <label className="field-label" htmlFor={redirectId}>
            {clients.redirect}
          </label>
          <textarea
            className="field-input"
            id={redirectId}
            name="redirect"
            rows={2}
            spellCheck={false}
            aria-describedby={`${redirectId}-hint`}
          />
          <p className="field-hint" id={`${redirectId}-hint`}>
            {clients.redirectHint}
          </p>
        </div>
        <fieldset className="choices">
          <legend className="field-label">{clients.scopes}</legend>
          {scopes.map((scope) => (
            <label className="choice" key={scope}>
              <input
                type="checkbox"
                name="scope"
                value={scope}
                defaultChecked={scope === "openid" || scope === "profile"}
              />
              {text.scopes[scope]}
            </label>
          ))}
        </fieldset>
        <label className="choice">
          <input type="checkbox" name="confidential" defaultChecked />
          {clients.secretKept}
        </label>
        <label className="choice">
          <input type="checkbox" name="service" />
          {clients.service}
        </label>
        <p className="actions">
          <button type="submit" className="mows-button" data-variant="primary" disabled={add.isPending}>
            {add.isPending ? clients.adding : clients.add}
          </button>
        </p>
      </form>
      {dialog}
    </section>
  );
}
