import { useCallback, useRef, useState, type ReactNode } from "react";
import { IdentityDialog } from "./identity-dialog.tsx";

type Sensitive = { __typename: string };

export type Guarded = <Result extends Sensitive>(call: () => Promise<Result>) => Promise<Result>;

/**
 * For calls that want a fresh proof of who the person is: `guarded` makes the call, asks in `dialog` where the cloud does not take its
 * word for it, and makes it once more. Whoever closes the dialog gets the refusal as the result.
 */
export function useGuarded(): { guarded: Guarded; dialog: ReactNode } {
  const [asking, setAsking] = useState(false);
  const answer = useRef<((proved: boolean) => void) | null>(null);
  const close = useCallback((proved: boolean) => {
    setAsking(false);
    answer.current?.(proved);
    answer.current = null;
  }, []);
  const guarded = useCallback<Guarded>(async (call) => {
    const result = await call();
    if (result.__typename !== "ReauthenticationNeeded") return result;
    const proved = await new Promise<boolean>((resolve) => {
      answer.current = resolve;
      setAsking(true);
    });
    return proved ? call() : result;
  }, []);
  return { guarded, dialog: asking ? <IdentityDialog onClose={close} /> : null };
}
