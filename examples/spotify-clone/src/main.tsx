import "@fontsource-variable/inter/index.css";
import "@mows/react/styles.css";
import "./app/app.css";
import { AudioPlayerProvider, MowsProvider } from "@mows/react";
import { createMows } from "@mows/sdk";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { applyTheme } from "./app/theme.ts";

applyTheme();

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

createRoot(root).render(
  <StrictMode>
    <MowsProvider mows={createMows()}>
      <AudioPlayerProvider>
        <App />
      </AudioPlayerProvider>
    </MowsProvider>
  </StrictMode>,
);
