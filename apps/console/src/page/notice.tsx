import type { ReactNode } from "react";

/** Something that went wrong or wants attention. Alerts are read out at once, so they are only for answers to an action. */
export function Notice({ kind, children }: { kind: "danger" | "warning" | "plain"; children: ReactNode }) {
  return (
    <div className="notice" data-kind={kind} role={kind === "danger" ? "alert" : undefined}>
      {children}
    </div>
  );
}
