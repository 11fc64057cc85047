import { Notice } from "../page/notice.tsx";
import type { Refusable } from "./failure-text.ts";
import { useFailureText } from "./use-failure-text.ts";

/** Why a call did nothing; nothing to see where it did. */
export function Refusal({ result, error = null }: { result?: Refusable | null | undefined; error?: Error | null }) {
  const problem = useFailureText()(error, result);
  return problem && <Notice kind="danger">{problem}</Notice>;
}
