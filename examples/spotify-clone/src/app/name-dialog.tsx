import { Dialog, DialogDismiss, DialogHeading } from "@ariakit/react";
import { useId, useState, type FormEvent, type ReactNode } from "react";

/** Asks for a name. `submit` resolves to what is wrong with it, or null when it is done. */
export function NameDialog(props: {
  title: string;
  label: string;
  initialName: string;
  action: string;
  hint?: ReactNode;
  submit: (name: string) => Promise<string | null>;
  close: () => void;
}) {
  const inputId = useId();
  const [name, setName] = useState(props.initialName);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setIsWorking] = useState(false);
  const trimmed = name.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (trimmed === "" || isWorking) return;
    setIsWorking(true);
    const found = trimmed === props.initialName ? null : await props.submit(trimmed);
    setIsWorking(false);
    setProblem(found);
    if (found === null) props.close();
  };
  return (
    <Dialog open onClose={props.close} className="dialog" backdrop={<div className="dialog-backdrop" />}>
      <form onSubmit={submit}>
        <DialogHeading className="dialog-heading">{props.title}</DialogHeading>
        <label className="field-label" htmlFor={inputId}>
          {props.label}
        </label>
        <input
          id={inputId}
          className="text-field"
          value={name}
          maxLength={120}
          autoComplete="off"
          aria-invalid={problem !== null}
          aria-describedby={`${inputId}-hint`}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
        />
        <div id={`${inputId}-hint`}>
          {problem !== null && (
            <p className="form-problem" role="alert">
              {problem}
            </p>
          )}
          {props.hint && <p className="form-hint">{props.hint}</p>}
        </div>
        <div className="dialog-actions">
          <DialogDismiss className="button">Cancel</DialogDismiss>
          <button type="submit" className="button button-primary" disabled={trimmed === "" || isWorking}>
            {props.action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
