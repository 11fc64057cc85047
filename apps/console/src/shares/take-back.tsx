import { ConfirmAction, useAccess } from "@mows/react";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { Notice } from "../page/notice.tsx";

interface TakeBackProps {
  grantId: string;
  /** What the button is called where it is read out by itself. */
  label: string;
  action: string;
  question: string;
}

/** Asks once, and ends the grant. */
export function TakeBack({ grantId, label, action, question }: TakeBackProps) {
  const [asking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const failureText = useFailureText();
  const revoke = useMutation(useAccess().revokeGrant.mutationOptions());
  const failure = failureText(revoke.error, revoke.data);
  return (
    <>
      {asking ? (
        <ConfirmAction
          question={question}
          action={action}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: grantId })}
          onCancel={() => {
            setAsking(false);
            // once the button is there again
            requestAnimationFrame(() => button.current?.focus());
          }}
        />
      ) : (
        <p>
          <button type="button" className="mows-button" ref={button} aria-label={label} onClick={() => setAsking(true)}>
            {action}
          </button>
        </p>
      )}
      {failure && <Notice kind="danger">{failure}</Notice>}
    </>
  );
}
