import "@fontsource-variable/inter/index.css";
import "@mows/react/styles.css";
import "./app/app.css";
import { createMows } from "@mows/sdk";
import { askFirst } from "./app/ask-first.ts";

// Small, so that the cloud is at work while the browser compiles all the rest, which the page's head already fetches.
const mows = createMows();
const firstAnswers = askFirst(mows);
await firstAnswers.asked;
const { renderApp } = await import("./app/render-app.tsx");
renderApp(mows, firstAnswers);
