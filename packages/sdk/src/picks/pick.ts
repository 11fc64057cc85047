import { MowsError } from "../core/mows-error.ts";
import type { Transport } from "../core/transport.ts";
import { BeginPickDocument, CancelPickDocument, PickOutcomeDocument } from "../generated/picks-operations.ts";
import type { PickOutcomeQuery } from "../generated/graphql.ts";

export type PickedNode = Extract<PickOutcomeQuery["pickOutcome"], { __typename: "Picked" }>["nodes"][number];

/** What the app wants to be handed. */
export interface PickWish {
  readonly kind: "file" | "folder" | "any";
  readonly access: "read" | "write";
  /** Whether more than one thing may be picked; by default, one. */
  readonly multiple?: boolean | undefined;
  /** Which files fit: media types (`audio/*`) and extensions (`.mp3`), at most 20; by default any. */
  readonly accept?: readonly string[] | undefined;
  /** Why, for the person to read: one line of at most 200 characters. */
  readonly reason?: string | undefined;
}

export interface PickOptions {
  /** Takes the request back. */
  readonly signal?: AbortSignal | undefined;
  /** Opens a window; `window.open` by default. Gives null where none was opened. */
  readonly open?: ((url: string) => object | null) | undefined;
}

export type PickOutcome =
  /** The app may use these from now on; a folder with everything in it. */
  | { kind: "picked"; nodes: readonly PickedNode[] }
  /** The person picked nothing, or closed the window. */
  | { kind: "cancelled" }
  /** Nobody answered for ten minutes. */
  | { kind: "expired" }
  /** Nobody is signed in any more, or the request cannot be made; the message says why. */
  | { kind: "refused"; message: string };

export type PickResult =
  | PickOutcome
  /**
   * No window was opened: show `url` as a link with `target="_blank"`, and await `outcome()` meanwhile.
   */
  | { kind: "popup-blocked"; url: string; outcome: () => Promise<PickOutcome> };

/**
 * Lets the person pick files or folders on the cloud's own pages, in a window of its own: the app sees nothing of what is not picked.
 * Call it straight from a click, or the browser may refuse the window.
 * @example
 * const result = await picks.pick({ kind: "file", access: "read", accept: ["audio/*"], multiple: true });
 * if (result.kind === "picked") play(result.nodes);
 */
export type RequestPick = (wish: PickWish, options?: PickOptions) => Promise<PickResult>;

/** Beyond this many lost answers in a row the error is thrown. */
const mostRetries = 5;
const retryAfterMs = 1_000;

export function createPick(transport: Transport): RequestPick {
  async function outcomeOf(id: string, signal: AbortSignal | undefined): Promise<PickOutcome> {
    let lost = 0;
    for (;;) {
      if (signal?.aborted) return takeBack(id);
      try {
        // held by the cloud until there is an answer, or for 25 seconds
        const found = await transport.execute(PickOutcomeDocument, { id }, { signal });
        lost = 0;
        if (found.__typename === "Picked") return { kind: "picked", nodes: found.nodes };
        if (found.__typename === "PickCancelled") return { kind: "cancelled" };
        if (found.__typename === "PickExpired") return { kind: "expired" };
        if (found.__typename === "Denied") return { kind: "refused", message: found.message };
      } catch (thrown) {
        if (signal?.aborted) return takeBack(id);
        if (MowsError.from(thrown).kind !== "network" || ++lost > mostRetries) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs * lost));
      }
    }
  }

  async function takeBack(id: string): Promise<PickOutcome> {
    await transport.execute(CancelPickDocument, { id });
    return { kind: "cancelled" };
  }

  return async (wish, { signal, open } = {}) => {
    // opened before anything is awaited: later the browser would not take it for the person's click
    const early = open ? null : openBlank();
    try {
      const input = {
        kind: upperCase(wish.kind),
        access: upperCase(wish.access),
        multiple: wish.multiple ?? false,
        accept: [...(wish.accept ?? [])],
        reason: wish.reason ?? null,
        idempotencyKey: crypto.randomUUID(),
      };
      const begun = await transport.execute(BeginPickDocument, { input }, { signal });
      if (begun.__typename !== "PickBegun") {
        early?.close();
        return { kind: "refused", message: begun.message };
      }
      const { id, url } = begun;
      const outcome = () => outcomeOf(id, signal);
      const opened = open ? open(url) !== null : early !== null;
      early?.location.replace(url);
      return opened ? await outcome() : { kind: "popup-blocked", url, outcome };
    } catch (thrown) {
      early?.close();
      if (signal?.aborted) return { kind: "cancelled" };
      throw MowsError.from(thrown);
    }
  };
}

/** A window of its own, as wide as a phone's page and a bit: the cloud's pages then part it from the app's. */
function openBlank(): Window | null {
  return typeof open === "function" ? open("about:blank", "_blank", "popup,width=560,height=760") : null;
}

function upperCase<Text extends string>(text: Text): Uppercase<Text> {
  return text.toUpperCase() as Uppercase<Text>;
}
