interface LabelledSelectProps {
  label: string;
  /** Whether the label is to be seen; otherwise it is only read out. Default: true. */
  labelShown?: boolean;
  name?: string;
  value?: string;
  disabled?: boolean;
  /** Values with what is shown for them. */
  options: readonly (readonly [value: string, shown: string])[];
  onChange?: (value: string) => void;
}

/** A choice of one, small enough for a row. */
export function LabelledSelect({ label, labelShown = true, options, onChange, ...select }: LabelledSelectProps) {
  return (
    <label className="mows-share-field">
      <span className={labelShown ? "mows-share-label" : "mows-visually-hidden"}>{label}</span>
      <select {...select} className="mows-share-input" onChange={(event) => onChange?.(event.currentTarget.value)}>
        {options.map(([value, shown]) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}
