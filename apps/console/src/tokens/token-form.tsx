import type { CreateTokenInput, CreateTokenResult } from "@mows/sdk/credentials";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, type SubmitEvent } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Field } from "../form/field.tsx";
import { textOf } from "../form/text-of.ts";
import { useGuarded } from "../identity/use-guarded.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { SecretOnce } from "./secret-once.tsx";
import { useCredentials } from "./use-credentials.ts";

const dayMs = 24 * 60 * 60 * 1000;
const scopes = ["files.read", "files.write", "cloud.manage"] as const;

function inputOf(entered: FormData): CreateTokenInput {
  const folder = textOf(entered, "folder").trim();
  const days = textOf(entered, "days");
  return {
    name: textOf(entered, "name"),
    kind: textOf(entered, "kind") === "APP_PASSWORD" ? "APP_PASSWORD" : "PERSONAL",
    scopes: entered.getAll("scope").map(String),
    folders: folder === "" ? [] : [folder],
    ...(days !== "" && { expiresAt: new Date(Date.now() + Number(days) * dayMs).toISOString() }),
  };
}

/** Makes a token, and shows it this once. */
export function TokenForm() {
  const { credentials: text } = useConsoleMessages();
  const { tokens } = text;
  const credentials = useCredentials();
  const failureText = useFailureText();
  const { guarded, dialog } = useGuarded();
  const form = useRef<HTMLFormElement>(null);
  const lengthId = useId();
  const create = useMutation({
    mutationKey: credentials.createToken.mutationKey(),
    mutationFn: (input: CreateTokenInput): Promise<CreateTokenResult> => guarded(() => credentials.createToken(input)),
    onSuccess: ({ __typename }) => {
      if (__typename === "TokenCreated") form.current?.reset();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    create.mutate(inputOf(new FormData(event.currentTarget)));
  };
  const result = create.data;
  return (
    <section className="settings-section" aria-labelledby="make-token">
      <h2 className="section-title" id="make-token">
        {tokens.make}
      </h2>
      {create.error && <Notice kind="danger">{text.failed(failureText(create.error))}</Notice>}
      {result && result.__typename !== "TokenCreated" && <Notice kind="danger">{failureText(result)}</Notice>}
      {result?.__typename === "TokenCreated" && (
        <div className="notice" data-kind="plain" role="status">
          <p>{tokens.made(result.token.name)}</p>
          <SecretOnce value={result.secret} />
          <p className="quiet">{text.secretHint}</p>
        </div>
      )}
      <form className="form" ref={form} onSubmit={submit}>
        <Field label={tokens.name} name="name" hint={tokens.nameHint} maxLength={100} autoComplete="off" required />
        <fieldset className="choices">
          <legend className="field-label">{tokens.kind}</legend>
          <label className="choice">
            <input type="radio" name="kind" value="PERSONAL" defaultChecked />
            {tokens.personal}
          </label>
          <label className="choice">
            <input type="radio" name="kind" value="APP_PASSWORD" />
            {tokens.appPassword}
          </label>
        </fieldset>
        <fieldset className="choices">
          <legend className="field-label">{tokens.access}</legend>
          {scopes.map((scope) => (
            <label className="choice" key={scope}>
              <input type="checkbox" name="scope" value={scope} defaultChecked={scope === "files.read"} />
              {text.scopes[scope]}
            </label>
          ))}
        </fieldset>
        <Field label={tokens.folder} name="folder" hint={tokens.folderHint} autoComplete="off" spellCheck={false} />
        <div className="field">
          <label className="field-label" htmlFor={lengthId}>
            {tokens.lasts}
          </label>
          <select className="field-input" id={lengthId} name="days" defaultValue="90">
            {(["30", "90", "365", ""] as const).map((days) => (
              <option key={days} value={days}>
                {tokens.lengths[days]}
              </option>
            ))}
          </select>
        </div>
        <p className="actions">
          <button type="submit" className="mows-button" data-variant="primary" disabled={create.isPending}>
            {create.isPending ? tokens.making : tokens.make}
          </button>
        </p>
      </form>
      {dialog}
    </section>
  );
}
