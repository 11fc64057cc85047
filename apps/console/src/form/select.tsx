import { useId } from "react";

interface SelectProps {
  label: string;
  value: string;
  /** Values with what is shown for them. */
  options: readonly (readonly [value: string, shown: string])[];
  onChange: (value: string) => void;
}

/** A labelled choice of one. */
export function Select({ label, value, options, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select id={id} className="field-input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([option, shown]) => (
          <option key={option} value={option}>
            {shown}
          </option>
        ))}
      </select>
    </div>
  );
}
