import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Field } from "./field.tsx";
import { NewPasswordField } from "./new-password-field.tsx";

/** At most one field is wrong at a time: the server answers with the first it finds. */
export interface AccountProblem {
  readonly field: "username" | "password";
  readonly message: string;
}

/** What an account is made of. The form's data has `name`, `username` and `password`. */
export function AccountFields({ problem }: { problem: AccountProblem | null }) {
  const { accountFields } = useConsoleMessages();
  return (
    <>
      <Field
        label={accountFields.name}
        name="name"
        hint={accountFields.nameHint}
        autoComplete="name"
        maxLength={100}
        required
      />
      <Field
        label={accountFields.username}
        name="username"
        hint={accountFields.usernameHint}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        minLength={2}
        maxLength={32}
        required
        error={problem?.field === "username" ? problem.message : undefined}
      />
      <NewPasswordField
        label={accountFields.password}
        name="password"
        error={problem?.field === "password" ? problem.message : undefined}
      />
    </>
  );
}
