import type { MowsError } from "@mows/sdk";
import type { DocStatus } from "@mows/sdk/docs";
import Check from "lucide-react/icons/check";
import CloudOff from "lucide-react/icons/cloud-off";
import Eye from "lucide-react/icons/eye";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { LucideIcon } from "lucide-react";
import type { DocFacts } from "../use-doc-facts.ts";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";

export interface SyncStatusProps {
  /** Of `useDoc`. */
  doc: Pick<DocFacts, "status" | "pending" | "error" | "open">;
}

/** `waits`: goes on by itself; `trouble`: somebody has to do something. */
type Tone = "calm" | "busy" | "waits" | "trouble";

const looks: Record<DocStatus, readonly [Tone, LucideIcon]> = {
  loading: ["busy", LoaderCircle],
  connecting: ["busy", LoaderCircle],
  saving: ["busy", LoaderCircle],
  saved: ["calm", Check],
  "read-only": ["calm", Eye],
  offline: ["waits", CloudOff],
  full: ["trouble", TriangleAlert],
  "signed-out": ["trouble", TriangleAlert],
  denied: ["trouble", TriangleAlert],
  gone: ["trouble", TriangleAlert],
};

/** One word says enough. */
const quiet: ReadonlySet<Tone> = new Set(["calm", "busy"]);

/**
 * Whether what one wrote is safe: saved, on its way, or kept in this browser until the cloud is there again; and where it is not, what happened
 * and what to do.
 *
 * @example
 * const note = useDoc(noteSchema, id);
 * <SyncStatus doc={note} />
 */
export function SyncStatus({ doc: { status, pending, error, open } }: SyncStatusProps) {
  const { tryAgain, syncStatus } = useMessages();
  const { auth } = useMows();
  const failure = status === "loading" ? error : null;
  // who may not write any more has edits that go nowhere
  const isTrouble = failure !== null || (status === "read-only" && pending > 0);
  const [tone, Icon] = isTrouble ? (["trouble", TriangleAlert] as const) : looks[status];
  return (
    <div className="mows-sync" data-state={status} data-tone={tone}>
      <Icon className="mows-icon mows-sync-icon" aria-hidden />
      <div role="status" className="mows-sync-text">
        <Said status={status} pending={pending} failure={failure} isQuiet={quiet.has(tone)} />
      </div>
      {failure && (
        <button type="button" className="mows-sync-action" onClick={open}>
          {tryAgain}
        </button>
      )}
      {status === "signed-out" && (
        <a className="mows-sync-action" href={auth.signInUrl()}>
          {syncStatus.signIn}
        </a>
      )}
    </div>
  );
}

interface SaidProps {
  status: DocStatus;
  pending: number;
  failure: MowsError | null;
  isQuiet: boolean;
}

const lost: ReadonlySet<DocStatus> = new Set(["denied", "gone", "read-only"]);

function Said({ status, pending, failure, isQuiet }: SaidProps) {
  const { syncStatus, error: describe } = useMessages();
  const { number } = useFormats();
  const edits = pending > 0 ? syncStatus[lost.has(status) ? "unsaved" : "kept"](pending, number(pending)) : "";
  const isUsual = status === "saving" || status === "saved";
  return (
    <>
      {/* it goes to and fro between saving and saved as one types: for the ear, both are that it is saved by itself */}
      <strong className="mows-sync-what" aria-hidden={isUsual}>
        {failure ? describe(failure) : syncStatus.what[status]}
      </strong>
      {isUsual && <span className="mows-visually-hidden">{syncStatus.savesItself}</span>}
      {!isQuiet && <span className="mows-sync-more">{[syncStatus.more[status], edits].filter(Boolean).join(" ")}</span>}
    </>
  );
}
