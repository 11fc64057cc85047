import type { AccountProblem } from "./account-fields.tsx";

type AccountFailure = { __typename: "UsernameTaken" | "UsernameInvalid" | "PasswordTooWeak"; message: string };

/** Which field the server's answer is about. */
export function accountProblemOf({ __typename, message }: AccountFailure): AccountProblem {
  return { field: __typename === "PasswordTooWeak" ? "password" : "username", message };
}
