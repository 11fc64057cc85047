import { Component, type ReactNode } from "react";
import type { ConsoleMessages } from "../messages/en.ts";
import { ConsoleMessagesContext } from "../messages/use-console-messages.ts";

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/** The last resort: a page that can be left, instead of an empty one. React reports the error to the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  static override contextType = ConsoleMessagesContext;
  declare context: ConsoleMessages;

  override state: ErrorBoundaryState = { broken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    const { general } = this.context;
    return (
      <main className="page page-narrow">
        <div className="card" role="alert">
          <h1 className="page-title">{general.broken.title}</h1>
          <p>{general.broken.text}</p>
          <p className="actions">
            <button type="button" className="mows-button" data-variant="primary" onClick={() => location.reload()}>
              {general.reload}
            </button>
            <a className="mows-button" href="/">
              {general.goToStartPage}
            </a>
          </p>
        </div>
      </main>
    );
  }
}
