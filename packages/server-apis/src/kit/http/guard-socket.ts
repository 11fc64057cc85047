import { isSamePrincipal } from "../is-same-principal.ts";
import type { Kit } from "../kit.ts";
import type { RequestContext } from "../request-context.ts";

/** The close code of a socket whose right ended: in the range that RFC 6455 §7.4.2 leaves to applications. */
export const rightsEndedCode = 4403;

/**
 * Closes the socket when its session ends or, with `stillAllowed`, when that says no: give it what the socket was opened for, for example the
 * decision on its document. Every socket is guarded without one by the edge.
 */
export function guardSocket(
  kit: Pick<Kit, "revocations">,
  context: Pick<RequestContext, "principal" | "reauthenticate">,
  socket: WebSocket,
  stillAllowed: () => Promise<boolean> = async () => true,
): void {
  const { principal } = context;
  const endGuard = kit.revocations.guard(
    {
      principal,
      stillAllowed: async () => isSamePrincipal(principal, await context.reauthenticate()) && (await stillAllowed()),
    },
    () => socket.close(rightsEndedCode, "the right to this ended"),
  );
  socket.addEventListener("close", endGuard);
}
