import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { ratePassword } from "./rate-password.ts";

export interface PasswordStrengthProps {
  password: string;
  /** What others know of the person, for example their name: it makes a password weaker. */
  hints?: readonly string[];
}

const noHints: readonly string[] = [];

/** How strong a password is, while it is typed. Nothing of it leaves the device; without the word lists it says nothing. */
export function PasswordStrength({ password, hints = noHints }: PasswordStrengthProps) {
  const { passwordStrength } = useMessages();
  const rated = useDeferredValue(password);
  const { data: strength } = useQuery({
    queryKey: ["password-strength", rated, ...hints],
    queryFn: () => ratePassword(rated, hints),
    enabled: rated !== "",
    gcTime: 0,
    retry: false,
    networkMode: "always",
    placeholderData: (before) => before,
  });
  if (password === "" || strength === undefined) return null;
  return (
    <div className="mows-password-strength" data-strength={strength}>
      <meter
        className="mows-password-strength-meter"
        aria-label={passwordStrength.label}
        min={0}
        max={4}
        value={strength}
        aria-valuetext={passwordStrength.levels[strength]}
      />
      <p className="mows-password-strength-text" role="status">
        <strong>{passwordStrength.levels[strength]}</strong> {strength < 2 && passwordStrength.weak}
      </p>
    </div>
  );
}
