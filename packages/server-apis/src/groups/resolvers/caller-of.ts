import type { RequestContext } from "../../kit/request-context.ts";
import type { Caller } from "../domain/direct-caller.ts";

export function callerOf({ principal, clientAddress }: RequestContext): Caller {
  return { principal, address: clientAddress };
}
