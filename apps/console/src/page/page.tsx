import { UserMenu } from "@mows/react";
import { useEffect, useRef, type ReactNode } from "react";
import { LanguagePicker } from "../language/language-picker.tsx";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { hasNavigatedInside, navigate } from "../router/navigation.ts";
import { HeaderNavigation } from "./header-navigation.tsx";
import { Wordmark } from "./wordmark.tsx";

export interface PageProps {
  /** The heading, and the name of the tab. */
  title: string;
  /** One sentence below the heading. */
  lead?: ReactNode;
  /**
   * `narrow` is one card in the middle, for one task; `wide` is a page to look around on; `full` is as large as the window, with its
   * heading for the ear alone.
   */
  width: "narrow" | "wide" | "full";
  /** Beside a wide page, or above it where it is narrow: the way to its neighbours. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of every page: skip link, header, heading. The heading takes the focus when the page changes. */
export function Page({ title, lead, width, aside, children }: PageProps) {
  const { general } = useConsoleMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === "MOWS" ? title : `${title} · MOWS`;
  }, [title]);
  useEffect(() => {
    if (hasNavigatedInside()) heading.current?.focus();
  }, []);
  const head = (
    <>
      <h1 className={width === "full" ? "visually-hidden" : "page-title"} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="page-lead">{lead}</p>}
    </>
  );
  return (
    <>
      <a className="skip-link" href="#content">
        {general.skipToContent}
      </a>
      <header className="header">
        <Link className="header-home" href="/" aria-label={general.startPageLabel}>
          <Wordmark />
        </Link>
        <div className="header-end">
          <HeaderNavigation />
          <LanguagePicker />
          <UserMenu onSignedOut={() => navigate("/sign-in")} />
        </div>
      </header>
      <div className={aside ? "page-beside" : "page-alone"}>
        {aside}
        <main id="content" tabIndex={-1} className={`page page-${width}`}>
          {width !== "narrow" ? (
            <>
              {head}
              {children}
            </>
          ) : (
            <div className="card">
              {head}
              {children}
            </div>
          )}
        </main>
      </div>
    </>
  );
}
