import { isSamePrincipal } from "../is-same-principal.ts";
import type { Kit } from "../kit.ts";
import type { RequestContext } from "../request-context.ts";
import { closeCodes } from "./close-codes.ts";
import type { ServerSocket } from "./server-socket.ts";

/**
 * Closes the socket with 4401 when its session ends or, with `stillAllowed`, with 4403 when that says no: give it what the socket was opened
 * for. What cannot be asked at the moment closes it with 1013, so that it comes again. Every socket is guarded without one by the edge.
 */
export function guardSocket(
  kit: Pick<Kit, "revocations">,
  context: Pick<RequestContext, "principal" | "reauthenticate">,
  socket: ServerSocket,
  stillAllowed: () => Promise<boolean> = async () => true,
): void {
  const { principal } = context;
  let ending: [code: number, reason: string] = [closeCodes.overloaded, "the right to this could not be asked for"];
  const ask = async (): Promise<boolean> => {
    if (!isSamePrincipal(principal, await context.reauthenticate())) {
      ending = [closeCodes.signedOut, "the session ended"];
      return false;
    }
    const allowed = await stillAllowed();
    if (!allowed) ending = [closeCodes.denied, "the right to this ended"];
    return allowed;
  };
  const endGuard = kit.revocations.guard({ principal, stillAllowed: ask }, () => socket.close(...ending));
  socket.addEventListener("close", endGuard);
}
