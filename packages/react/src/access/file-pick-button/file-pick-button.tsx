import { MowsError } from "@mows/sdk";
import { createPicks, type PickedNode, type PickResult, type PickWish } from "@mows/sdk/picks";
import FolderInput from "lucide-react/icons/folder-input";
import { useMemo, useState, type ReactNode } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";

export interface FilePickButtonProps extends PickWish {
  /** Told what the app may use from now on. */
  onPicked: (nodes: readonly PickedNode[]) => void;
  /** What the button says. */
  children: ReactNode;
}

type State =
  | { readonly kind: "idle" | "waiting" }
  /** The browser opened no window: the person opens it by a link. */
  | { readonly kind: "blocked"; readonly url: string }
  | { readonly kind: "failed"; readonly message: string };

/**
 * Lets the person pick files of their cloud for this app: in a window of the cloud's own, so the app sees nothing but what they pick. Needs
 * no grant, and gives one for exactly that.
 *
 * @example
 * <FilePickButton kind="file" access="read" accept={["audio/*"]} onPicked={([song]) => play(song)}>
 *   Play a song of yours
 * </FilePickButton>
 */
export function FilePickButton({ onPicked, children, ...wish }: FilePickButtonProps) {
  const mows = useMows();
  const { filePick, error } = useMessages();
  const picks = useMemo(() => createPicks(mows), [mows]);
  const [state, setState] = useState<State>({ kind: "idle" });

  const settle = (result: Exclude<PickResult, { kind: "popup-blocked" }>) => {
    if (result.kind === "refused") return setState({ kind: "failed", message: filePick.refused(result.message) });
    if (result.kind === "expired") return setState({ kind: "failed", message: filePick.expired });
    setState({ kind: "idle" });
    if (result.kind === "picked") onPicked(result.nodes);
  };
  const pick = async () => {
    setState({ kind: "waiting" });
    try {
      const result = await picks.pick(wish);
      if (result.kind !== "popup-blocked") return settle(result);
      setState({ kind: "blocked", url: result.url });
      settle(await result.outcome());
    } catch (thrown) {
      setState({ kind: "failed", message: error(MowsError.from(thrown)) });
    }
  };
  return (
    <span className="mows-file-pick" data-state={state.kind}>
      <button
        type="button"
        className="mows-button"
        disabled={state.kind === "waiting" || state.kind === "blocked"}
        onClick={() => void pick()}
      >
        <FolderInput className="mows-icon" aria-hidden />
        {children}
      </button>
      {state.kind === "waiting" && <output className="mows-file-pick-note">{filePick.waiting}</output>}
      {state.kind === "blocked" && (
        <a className="mows-file-pick-note" href={state.url} target="_blank" rel="noreferrer">
          {filePick.open}
        </a>
      )}
      {state.kind === "failed" && (
        <span className="mows-file-pick-note" role="alert">
          {filePick.failed(state.message)}
        </span>
      )}
    </span>
  );
}
