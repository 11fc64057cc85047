import type { CookieJar } from "./cookie-jar.ts";

/** Where requests come from: the page of an app, in somebody's browser. */
export interface Place {
  /** The app's origin, or the cloud's own. */
  origin: string;
  jar: CookieJar;
}
