import { MowsError } from "@mows/sdk";
import type { Passkey } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { useState, type SubmitEvent } from "react";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useAccountCalls } from "../use-account-calls.ts";
import type { PasskeyManagerProps } from "./passkey-manager.tsx";

interface PasskeyRowProps {
  passkey: Passkey;
  guarded: NonNullable<PasskeyManagerProps["guarded"]>;
}

/** One passkey; renaming and removing take the row's own place, one at a time. */
export function PasskeyRow({ passkey, guarded }: PasskeyRowProps) {
  const { passkeys: text, cancel, error: describe } = useMessages();
  const calls = useAccountCalls();
  const [state, setState] = useState<"shown" | "renaming" | "removing">("shown");
  const done = () => setState("shown");
  const rename = useMutation({ ...calls.renamePasskey.mutationOptions(), onSuccess: done });
  const remove = useMutation({
    mutationKey: calls.removePasskey.mutationKey(),
    mutationFn: (id: string) => guarded(() => calls.removePasskey(id)),
    onSuccess: done,
  });
  const failure = rename.error ?? remove.error;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get("name");
    rename.mutate({ id: passkey.id, name: typeof name === "string" ? name : passkey.name });
  };
  return (
    <li className="mows-passkeys-row" data-state={state}>
      {state === "shown" && (
        <Shown passkey={passkey} onRename={() => setState("renaming")} onRemove={() => setState("removing")} />
      )}
      {state === "renaming" && (
        <form className="mows-passkeys-edit" onSubmit={submit}>
          <input
            className="mows-passkeys-input"
            name="name"
            aria-label={text.name}
            defaultValue={passkey.name}
            maxLength={80}
            required
            ref={focus}
          />
          <button type="submit" className="mows-button" disabled={rename.isPending}>
            {text.save}
          </button>
          <button type="button" className="mows-button" onClick={done}>
            {cancel}
          </button>
        </form>
      )}
      {state === "removing" && (
        <ConfirmAction
          question={text.confirmRemoval(passkey.name)}
          action={text.removeNow}
          isPending={remove.isPending}
          onConfirm={() => remove.mutate(passkey.id)}
          onCancel={done}
        />
      )}
      {failure && <p role="alert">{text.failed(describe(MowsError.from(failure)))}</p>}
    </li>
  );
}

const focus = (element: HTMLElement | null) => element?.focus();

function Shown({ passkey, onRename, onRemove }: { passkey: Passkey; onRename: () => void; onRemove: () => void }) {
  const { passkeys: text } = useMessages();
  const { date, relativeTime } = useFormats();
  const { name, createdAt, lastUsedAt } = passkey;
  const used = lastUsedAt === null ? text.neverUsed : text.used(relativeTime(new Date(lastUsedAt)));
  return (
    <>
      <span className="mows-passkeys-text">
        <strong>{name}</strong>
        <small>
          {text.added(date(new Date(createdAt)))}, {used}
        </small>
      </span>
      <button type="button" className="mows-icon-button" aria-label={text.rename(name)} onClick={onRename}>
        <Pencil className="mows-icon" aria-hidden />
      </button>
      <button type="button" className="mows-icon-button" aria-label={text.remove(name)} onClick={onRemove}>
        <Trash2 className="mows-icon" aria-hidden />
      </button>
    </>
  );
}
