import type { InstalledApp } from "../domain/installed-app.ts";

export type AppMapper = InstalledApp;
