import type { AccountProblem } from "./account-fields.tsx";

const fields: Readonly<Record<string, AccountProblem["field"]>> = {
  UsernameTaken: "username",
  UsernameInvalid: "username",
  PasswordTooWeak: "password",
};

/** Which field the server's answer is about, and what there is to say of it; null where it is about none. */
export function accountProblemOf(
  result: { __typename: string } | null | undefined,
  text: string | null,
): AccountProblem | null {
  const field = fields[result?.__typename ?? ""];
  return field === undefined || text === null ? null : { field, message: text };
}
