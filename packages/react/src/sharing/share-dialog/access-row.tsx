import type { AccessEntry, Role } from "@mows/sdk/access";
import { useMutation } from "@tanstack/react-query";
import AppWindow from "lucide-react/icons/app-window";
import Link from "lucide-react/icons/link";
import User from "lucide-react/icons/user";
import Users from "lucide-react/icons/users";
import { useRef, useState } from "react";
import { useAccess } from "../../access/use-access.ts";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { useMessages } from "../../messages/use-messages.ts";
import { AccessText, nameOfEntry } from "./access-text.tsx";
import { LabelledSelect } from "./labelled-select.tsx";

const icons = {
  OWNER: User,
  PERSON: User,
  SPACE_GROUP: Users,
  GROUP: Users,
  LINK: Link,
  APP: AppWindow,
} as const satisfies Record<AccessEntry["kind"], unknown>;

/** One who can reach it: what they may do, where it comes from, and the way to take it back. */
export function AccessRow({ entry, onGone }: { entry: AccessEntry; onGone: () => void }) {
  const { sharing } = useMessages();
  const { kind, role, grantId, inherited } = entry;
  const Icon = icons[kind];
  // What was given on a folder above is changed there.
  const mayChange = entry.mayChange && !inherited;
  return (
    <li className="mows-share-row">
      <Icon className="mows-icon" aria-hidden />
      <AccessText entry={entry} />
      {mayChange && grantId !== null ? (
        <GrantControls entry={entry} grantId={grantId} onGone={onGone} />
      ) : (
        <span className="mows-share-role">{kind === "OWNER" ? sharing.owner : sharing.roles[role]}</span>
      )}
    </li>
  );
}

interface GrantControlsProps {
  entry: AccessEntry;
  grantId: string;
  onGone: () => void;
}

function GrantControls({ entry, grantId, onGone }: GrantControlsProps) {
  const messages = useMessages();
  const { sharing, error: describe } = messages;
  const access = useAccess();
  const [confirming, setConfirming] = useState(false);
  const remove = useRef<HTMLButtonElement>(null);
  const change = useMutation(access.changeGrant.mutationOptions());
  const revoke = useMutation({
    ...access.revokeGrant.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "GrantRevoked") onGone();
    },
  });
  const { role, expiresAt, kind } = entry;
  const name = nameOfEntry(entry, messages);
  const given: Role[] = kind === "APP" ? ["READ", "WRITE"] : ["READ", "WRITE", "MANAGE"];
  const failed = change.error ?? revoke.error;
  const isRefused = [change.data, revoke.data].some((result) => result !== undefined && "message" in result);
  const refusal = isRefused ? sharing.notChanged : null;
  const problem = failed ? describe(failed) : refusal;
  return (
    <>
      <LabelledSelect
        label={sharing.roleOf(name)}
        labelShown={false}
        value={role}
        disabled={change.isPending}
        options={given.map((one) => [one, sharing.roles[one]] as const)}
        onChange={(chosen) => change.mutate({ id: grantId, role: chosen as Role, expiresAt })}
      />
      {confirming ? (
        <ConfirmAction
          question={sharing.takeBackQuestion(name)}
          action={sharing.takeBack}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: grantId })}
          onCancel={() => {
            setConfirming(false);
            // once the button is there again
            requestAnimationFrame(() => remove.current?.focus());
          }}
        />
      ) : (
        <button
          type="button"
          className="mows-button mows-share-small"
          ref={remove}
          aria-label={sharing.takeBackFrom(name)}
          onClick={() => setConfirming(true)}
        >
          {sharing.takeBack}
        </button>
      )}
      {problem && (
        <p className="mows-share-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
