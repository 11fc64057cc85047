import { initialsOf, useAccountCalls } from "@mows/react";
import type { Account } from "@mows/sdk/account";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";

export function PictureSection({ account }: { account: Account }) {
  const { account: text } = useConsoleMessages();
  const failureText = useFailureText();
  const calls = useAccountCalls();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const set = useMutation(calls.setAvatar.mutationOptions());
  return (
    <section className="settings-section" aria-labelledby={id}>
      <h2 className="section-title" id={id}>
        {text.picture}
      </h2>
      <div className="avatar-row">
        {account.avatarUrl === null ? (
          <span className="avatar-picture" aria-hidden>
            {initialsOf(account.person.name)}
          </span>
        ) : (
          <img className="avatar-picture" src={account.avatarUrl} alt={account.person.name} width={80} height={80} />
        )}
        <p className="actions">
          <button type="button" className="mows-button" disabled={set.isPending} onClick={() => input.current?.click()}>
            {text.choosePicture}
          </button>
          {account.avatarUrl !== null && (
            <button type="button" className="mows-button" disabled={set.isPending} onClick={() => set.mutate(null)}>
              {text.removePicture}
            </button>
          )}
        </p>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          aria-label={text.choosePicture}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) set.mutate(file);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <p className="field-hint">{text.pictureHint}</p>
      {set.data === false && <Notice kind="danger">{text.pictureUnreadable}</Notice>}
      {set.error && <Notice kind="danger">{text.saveFailed(failureText(set.error))}</Notice>}
    </section>
  );
}
