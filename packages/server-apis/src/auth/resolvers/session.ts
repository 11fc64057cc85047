import type { QueryResolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { describeSession } from "../domain/describe-session.ts";

export function sessionResolver(auth: Auth): NonNullable<QueryResolvers["session"]> {
  return (_parent, _arguments, { principal }) => describeSession(auth, principal);
}
