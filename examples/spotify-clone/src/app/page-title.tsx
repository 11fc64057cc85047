import { useEffect, type ReactNode } from "react";

/** A page's heading, its facts, and its name in the browser's tab. */
export function PageTitle(props: { title: string; detail?: ReactNode; children?: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Cadence`;
  }, [props.title]);
  return (
    <header className="page-title">
      <div>
        <h1>{props.title}</h1>
        {props.detail && <p className="page-title-detail">{props.detail}</p>}
      </div>
      {props.children && <div className="page-title-actions">{props.children}</div>}
    </header>
  );
}
