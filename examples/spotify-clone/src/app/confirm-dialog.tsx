import { Dialog, DialogDescription, DialogDismiss, DialogHeading } from "@ariakit/react";
import { useState, type ReactNode } from "react";

/** Asks before something that cannot be undone. `confirm` resolves to what went wrong, or null when it is done. */
export function ConfirmDialog(props: {
  title: string;
  children: ReactNode;
  action: string;
  confirm: () => Promise<string | null>;
  close: () => void;
}) {
  const [state, setState] = useState<{ kind: "asking" | "working" } | { kind: "failed"; message: string }>({
    kind: "asking",
  });
  const confirm = async () => {
    setState({ kind: "working" });
    const problem = await props.confirm();
    if (problem === null) props.close();
    else setState({ kind: "failed", message: problem });
  };
  return (
    <Dialog
      open
      onClose={props.close}
      className="dialog"
      backdrop={<div className="dialog-backdrop" />}
      role="alertdialog"
    >
      <DialogHeading className="dialog-heading">{props.title}</DialogHeading>
      <DialogDescription render={<div />} className="dialog-text">
        {props.children}
      </DialogDescription>
      {state.kind === "failed" && (
        <p className="form-problem" role="alert">
          {state.message}
        </p>
      )}
      <div className="dialog-actions">
        <DialogDismiss className="button">Cancel</DialogDismiss>
        <button type="button" className="button button-danger" disabled={state.kind === "working"} onClick={confirm}>
          {props.action}
        </button>
      </div>
    </Dialog>
  );
}
