import type { Mows } from "@mows/sdk";
import type { Action, ExplainedDecision } from "./explained-decision.ts";

/** One folder that an app may read or write, made where it is missing. */
export interface Grant {
  /** Absolute in the person's space: `/Music`. */
  path: string;
  access: "read" | "write";
}

export interface UserOptions {
  /** The app through which they act: its label in the origin, `music` in `music.mows.localhost`. None is the cloud's own origin. */
  app?: string;
  /** What they granted the app: exactly this, whatever it was before. None by default. Makes `app` "app" where none is named. */
  grants?: readonly Grant[];
  /** What others see; the username by default. */
  name?: string;
  /** The first person of a cloud is its owner, everyone else a member, unless this says otherwise. */
  role?: "owner" | "member";
  /** The most their space may hold; by default as much as there is. */
  quotaBytes?: number;
}

/** What a page has at one origin. */
export interface TestPage {
  /** Of the app, or the cloud's own. */
  readonly origin: string;
  /** The SDK, as it works there. */
  readonly mows: Mows;
  /** `fetch` as the page has it: `ada.fetch("/.mows/health")`. */
  readonly fetch: typeof fetch;
  /** `WebSocket` as the page has it, over the same network. */
  readonly WebSocket: typeof WebSocket;
}

/** A person who is signed in on one origin, in a browser of their own. */
export interface TestUser extends TestPage {
  readonly id: string;
  readonly username: string;
  /** Null on the cloud's own origin. */
  readonly appId: string | null;
  /** Whether they may, and the rule that decides it. `target` is an absolute path in their own space, or the id of any node. */
  explain(action: Action, target: string): Promise<ExplainedDecision>;
}
