import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** What stands in a page's place when there is nothing to list: why, and what to do about it. */
export function StatePanel(props: { icon: LucideIcon; title: string; children: ReactNode; actions?: ReactNode }) {
  const { icon: Icon, title, children, actions } = props;
  return (
    <section className="state-panel">
      <span className="state-panel-icon">
        <Icon aria-hidden="true" />
      </span>
      <h1>{title}</h1>
      <div className="state-panel-text">{children}</div>
      {actions && <div className="state-panel-actions">{actions}</div>}
    </section>
  );
}
