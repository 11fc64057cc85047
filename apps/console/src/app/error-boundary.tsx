import { Component, type ReactNode } from "react";

interface ErrorBoundaryState {
  readonly broken: boolean;
}

/** The last resort: a page that can be left, instead of an empty one. React reports the error to the console. */
export class ErrorBoundary extends Component<{ children: ReactNode }, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { broken: false };

  static getDerivedStateFromError(): ErrorBoundaryState {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page page-narrow">
        <div className="card" role="alert">
          <h1 className="page-title">This page broke</h1>
          <p>It is a fault in the page itself. Your files and your account are not affected.</p>
          <p className="actions">
            <button type="button" className="mows-button" data-variant="primary" onClick={() => location.reload()}>
              Reload
            </button>
            <a className="mows-button" href="/">
              Go to the start page
            </a>
          </p>
        </div>
      </main>
    );
  }
}
