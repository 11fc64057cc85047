import { MowsProvider, SignIn } from "@mows/react";
import "@mows/react/styles.css";
import { createMows } from "@mows/sdk";
import { createRoot } from "react-dom/client";

const mows = createMows();

createRoot(document.querySelector("#root")!).render(
  <MowsProvider mows={mows}>
    <SignIn title="A plain Vite app" />
  </MowsProvider>,
);
