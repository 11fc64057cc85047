import { ok, warning, type Diagnosis } from "./diagnosis.ts";
import { versionOf } from "./version-of.ts";

const programs = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** For tests in a browser; the cloud itself needs none. `named` is MOWS_CHROMIUM. */
export async function checkChromium(named: string | undefined): Promise<Diagnosis> {
  for (const program of named === undefined ? programs : [named]) {
    const version = await versionOf(program);
    if (version !== null) return ok("chromium", version);
  }
  const found = named === undefined ? "none found" : `MOWS_CHROMIUM names ${named}, which does not start`;
  return warning(
    "chromium",
    found,
    "Only tests in a browser need it. Install Chromium or Chrome, or name one by MOWS_CHROMIUM.",
  );
}
