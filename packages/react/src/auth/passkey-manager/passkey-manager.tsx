import { MowsError } from "@mows/sdk";
import { knowsPasskeys, makePasskey, type AddPasskeyResult, type Passkey } from "@mows/sdk/account";
import { useMutation, useQuery } from "@tanstack/react-query";
import KeyRound from "lucide-react/icons/key-round";
import { useState, type SubmitEvent } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useAccountCalls } from "../use-account-calls.ts";
import { PasskeyRow } from "./passkey-row.tsx";

/** A result that may ask who the person is before anything is done. */
type Sensitive = { __typename: string };

export interface PasskeyManagerProps {
  /**
   * Makes a call, has the person prove who they are where its result is `ReauthenticationNeeded`, and makes it again. Without it, such a
   * result is shown as a refusal.
   */
  guarded?: <Result extends Sensitive>(call: () => Promise<Result>) => Promise<Result>;
}

const unguarded = <Result extends Sensitive>(call: () => Promise<Result>) => call();

/** The person's passkeys: add, rename, remove. On the cloud's own origin only. */
export function PasskeyManager({ guarded = unguarded }: PasskeyManagerProps) {
  const { passkeys: text, error: describe } = useMessages();
  const calls = useAccountCalls();
  const { data: account, error } = useQuery(calls.account.queryOptions());
  const add = useMutation({
    mutationKey: calls.addPasskey.mutationKey(),
    mutationFn: async (name: string): Promise<AddPasskeyResult | { __typename: "BrokenOff" }> => {
      const begun = await guarded(() => calls.beginAddingPasskey());
      if (begun.__typename !== "PasskeyCeremony") return begun;
      const response = await makePasskey(begun.options);
      if (response === null) return { __typename: "BrokenOff" };
      return calls.addPasskey({ token: begun.token, response, name });
    },
  });
  if (error) return <p role="alert">{describe(error)}</p>;
  if (!account) return <p className="mows-passkeys-note">{text.loading}</p>;
  if (account.__typename !== "Account") return <p role="alert">{text.denied}</p>;
  const { passkeys } = account;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    add.mutate(typeof name === "string" && name.trim() !== "" ? name : text.defaultName);
  };
  return (
    <div className="mows-passkeys">
      <p className="mows-passkeys-note">{text.explanation}</p>
      {passkeys.length === 0 ? (
        <p className="mows-passkeys-note">{text.none}</p>
      ) : (
        <ul className="mows-passkeys-list" aria-label={text.list}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} guarded={guarded} />
          ))}
        </ul>
      )}
      {knowsPasskeys() ? (
        <AddForm passkeys={passkeys} busy={add.isPending} onSubmit={submit} />
      ) : (
        <p>{text.unavailable}</p>
      )}
      {add.data?.__typename === "BrokenOff" && <p role="status">{text.brokenOff}</p>}
      {add.data && !["BrokenOff", "AccountChanged"].includes(add.data.__typename) && <p role="alert">{text.refused}</p>}
      {add.error && <p role="alert">{text.failed(describe(MowsError.from(add.error)))}</p>}
    </div>
  );
}

interface AddFormProps {
  passkeys: readonly Passkey[];
  busy: boolean;
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
}

function AddForm({ passkeys, busy, onSubmit }: AddFormProps) {
  const { passkeys: text } = useMessages();
  const [name, setName] = useState("");
  return (
    <form className="mows-passkeys-form" key={passkeys.length} onSubmit={onSubmit}>
      <label className="mows-passkeys-field">
        <span>{text.name}</span>
        <input
          className="mows-passkeys-input"
          name="name"
          maxLength={80}
          placeholder={text.defaultName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <small>{text.nameHint}</small>
      </label>
      <button type="submit" className="mows-button" data-variant="primary" disabled={busy}>
        <KeyRound className="mows-icon" aria-hidden />
        {busy ? text.adding : text.add}
      </button>
    </form>
  );
}
