import type { MowsError } from "@mows/sdk";
import ArrowLeft from "lucide-react/icons/arrow-left";
import { useEffect, useRef, type ReactNode } from "react";
import { useMessages } from "../../messages/use-messages.ts";

interface DifferencesPageProps {
  /** When the older one was made, as it is said. */
  when: string;
  /** Of the way back. */
  backLabel: string;
  loadingLabel: string;
  error: MowsError | null;
  onBack: () => void;
  /** What differs; undefined while it is not known. */
  children: ReactNode;
}

/** The page of a history that shows what differs, which takes the focus. */
export function DifferencesPage({ when, backLabel, loadingLabel, error, onBack, children }: DifferencesPageProps) {
  const { versionHistory: texts, error: describe } = useMessages();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  return (
    <section className="mows-versions" aria-label={texts.differences(when)}>
      <button type="button" className="mows-version-button mows-version-back" ref={back} onClick={onBack}>
        <ArrowLeft className="mows-icon mows-icon-directional" aria-hidden />
        {backLabel}
      </button>
      <h3 className="mows-version-title">{texts.differences(when)}</h3>
      {error && (
        <p className="mows-versions-failure" role="alert">
          {describe(error)}
        </p>
      )}
      {children === undefined && !error && <output className="mows-versions-loading">{loadingLabel}</output>}
      {children}
    </section>
  );
}
