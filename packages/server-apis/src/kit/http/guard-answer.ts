import { isSamePrincipal } from "../is-same-principal.ts";
import type { Kit } from "../kit.ts";
import type { RequestContext } from "../request-context.ts";

/**
 * Cuts the answer when its session ends or `stillAllowed` says no. Call it before the decision, so that no end falls between the two; it lasts
 * until the answer is sent or the client is gone.
 */
export function guardAnswer(
  kit: Pick<Kit, "revocations">,
  context: Pick<RequestContext, "principal" | "reauthenticate" | "request" | "cut">,
  stillAllowed: () => Promise<boolean>,
): () => void {
  const { principal, request } = context;
  const endGuard = kit.revocations.guard(
    {
      principal,
      stillAllowed: async () => isSamePrincipal(principal, await context.reauthenticate()) && (await stillAllowed()),
    },
    () => context.cut(),
  );
  request.signal.addEventListener("abort", endGuard, { once: true });
  return endGuard;
}
