import Eye from "lucide-react/icons/eye";
import EyeOff from "lucide-react/icons/eye-off";
import { useState } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Field, type FieldProps } from "./field.tsx";

/** A password that can be looked at while it is typed. */
export function PasswordField(props: Omit<FieldProps, "type" | "trailing">) {
  const { signIn } = useConsoleMessages();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="none"
      spellCheck={false}
      trailing={
        <button
          type="button"
          className="mows-icon-button"
          aria-label={signIn.showPassword}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon className="mows-icon" aria-hidden />
        </button>
      }
    />
  );
}
