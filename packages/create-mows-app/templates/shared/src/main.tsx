import "@mows/react/styles.css";
import "./app.css";
import { MowsProvider } from "@mows/react";
import { createMows } from "@mows/sdk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <MowsProvider mows={createMows()}>
      <App />
    </MowsProvider>
  </StrictMode>,
);
