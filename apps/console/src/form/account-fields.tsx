import { Field } from "./field.tsx";
import { PasswordField } from "./password-field.tsx";

/** At most one field is wrong at a time: the server answers with the first it finds. */
export interface AccountProblem {
  readonly field: "username" | "password";
  readonly message: string;
}

/** What an account is made of. The form's data has `name`, `username` and `password`. */
export function AccountFields({ problem }: { problem: AccountProblem | null }) {
  return (
    <>
      <Field
        label="Name"
        name="name"
        hint="What others on this cloud see."
        autoComplete="name"
        maxLength={100}
        required
      />
      <Field
        label="Username"
        name="username"
        hint="To sign in with: 2 to 32 of a–z, 0–9, dot, underscore and hyphen."
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        minLength={2}
        maxLength={32}
        required
        error={problem?.field === "username" ? problem.message : undefined}
      />
      <PasswordField
        label="Password"
        name="password"
        hint="At least 10 characters. Several words are good, and easy to remember."
        autoComplete="new-password"
        minLength={10}
        required
        error={problem?.field === "password" ? problem.message : undefined}
      />
    </>
  );
}
