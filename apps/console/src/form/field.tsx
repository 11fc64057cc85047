import { useId, type ComponentProps, type ReactNode } from "react";

export interface FieldProps extends Omit<ComponentProps<"input">, "id"> {
  label: string;
  /** What may be entered. */
  hint?: string | undefined;
  /** What is wrong with what was entered. */
  error?: string | undefined;
  /** Beside the input, for example to show a password. */
  trailing?: ReactNode;
}

/** A labelled input; hint and error are tied to it for assistive technology. */
export function Field({ label, hint, error, trailing, ...input }: FieldProps) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ");
  return (
    <div className="field" data-state={error ? "invalid" : "valid"}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="field-control">
        <input
          {...input}
          id={id}
          className="field-input"
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        {trailing}
      </span>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
