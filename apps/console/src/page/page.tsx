import { UserMenu } from "@mows/react";
import { useEffect, useRef, type ReactNode } from "react";
import { Link } from "../router/link.tsx";
import { hasNavigatedInside, navigate } from "../router/navigation.ts";
import { Wordmark } from "./wordmark.tsx";

export interface PageProps {
  /** The heading, and the name of the tab. */
  title: string;
  /** One sentence below the heading. */
  lead?: ReactNode;
  /** `narrow` is one card in the middle, for one task; `wide` is a page to look around on. */
  width: "narrow" | "wide";
  children: ReactNode;
}

/** The frame of every page: skip link, header, heading. The heading takes the focus when the page changes. */
export function Page({ title, lead, width, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === "MOWS" ? title : `${title} · MOWS`;
  }, [title]);
  useEffect(() => {
    if (hasNavigatedInside()) heading.current?.focus();
  }, []);
  const head = (
    <>
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="page-lead">{lead}</p>}
    </>
  );
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      <header className="header">
        <Link className="header-home" href="/" aria-label="MOWS, start page">
          <Wordmark />
        </Link>
        <UserMenu onSignedOut={() => navigate("/sign-in")} />
      </header>
      <main id="content" tabIndex={-1} className={`page page-${width}`}>
        {width === "wide" ? head : null}
        {width === "wide" ? (
          children
        ) : (
          <div className="card">
            {head}
            {children}
          </div>
        )}
      </main>
    </>
  );
}
