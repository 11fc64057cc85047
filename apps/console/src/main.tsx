import { createMows } from "@mows/sdk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { ErrorBoundary } from "./app/error-boundary.tsx";
import { LanguageProvider } from "./language/language-provider.tsx";
import "@fontsource-variable/inter/index.css";
import "./app/app.css";

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <LanguageProvider mows={createMows()}>
      <ErrorBoundary>
        <App />
      </ErrorBoundary>
    </LanguageProvider>
  </StrictMode>,
);
