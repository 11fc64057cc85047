import { PasswordStrength } from "@mows/react";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { PasswordField } from "./password-field.tsx";

interface NewPasswordFieldProps {
  label: string;
  name: string;
  error?: string | undefined;
  /** What others know of the person. */
  hints?: readonly string[];
}

/** A password that somebody chooses, with how strong it is. */
export function NewPasswordField({ hints, ...field }: NewPasswordFieldProps) {
  const { accountFields } = useConsoleMessages();
  const [password, setPassword] = useState("");
  return (
    <>
      <PasswordField
        {...field}
        hint={accountFields.passwordHint}
        autoComplete="new-password"
        minLength={10}
        maxLength={128}
        required
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <PasswordStrength password={password} {...(hints && { hints })} />
    </>
  );
}
