import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { useFailureText, type Refusable } from "./use-failure-text.ts";

/** Why a call about accounts did nothing; nothing to see where it did. */
export function Refusal({ result, error }: { result: Refusable | undefined; error: Error | null }) {
  const { security } = useConsoleMessages();
  const failureText = useFailureText();
  const problem = failureText(result) ?? (error && security.failed(error.message));
  return problem ? <Notice kind="danger">{problem}</Notice> : null;
}
