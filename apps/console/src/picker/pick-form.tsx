import type { Node } from "@mows/sdk";
import type { Picks } from "@mows/sdk/picks";
import { useState } from "react";
import { Browser } from "../browse/browser.tsx";
import type { TrailStep } from "../browse/use-trail.ts";
import { AppIdentity } from "../consent/app-identity.tsx";
import { AccessField, UntilField } from "../consent/terms.tsx";
import { expiryOf, type Until } from "../consent/until.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { ChosenList } from "./chosen-list.tsx";
import { fits, type PickRequest } from "./fits.ts";
import { PickOver } from "./pick-over.tsx";
import { useCancelOnLeave } from "./use-cancel-on-leave.ts";
import { usePickAnswer } from "./use-pick-answer.ts";

/** Who asks, and for what. */
function Asking({ request }: { request: PickRequest }) {
  const { picker, consent } = useConsoleMessages();
  const { app, kind, multiple, access, reason } = request;
  const words = `${kind.toLowerCase()}${multiple ? "s" : ""}` as keyof typeof picker.asks;
  return (
    <>
      <AppIdentity name={app.name} origin={app.origin} />
      <p>
        <bdi>{app.name}</bdi> {picker.asks[words][access]} {picker.onlyThat}
      </p>
      {reason && <p className="consent-reason">{consent.reason(reason)}</p>}
    </>
  );
}

interface ChoiceProps {
  request: PickRequest;
  refused: string | null;
  isBusy: boolean;
  onAnswer: (given: { nodeIds: string[]; access: "READ" | "WRITE"; expiresAt: string | null }) => void;
  onCancel: () => void;
}

/** The person's files, and the answer. One folder is picked by opening it, all else by its box. */
function Choice({ request, refused, isBusy, onAnswer, onCancel }: ChoiceProps) {
  const { picker } = useConsoleMessages();
  const { kind, multiple } = request;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Node>>(new Map());
  const [place, setPlace] = useState<TrailStep | null>(null);
  const [access, setAccess] = useState(request.access);
  const [until, setUntil] = useState<Until>({ kind: "revoked" });
  const byOpening = kind === "FOLDER" && !multiple;
  const openFolder = byOpening && place && (access === "READ" || place.access === "WRITE") ? place : null;
  const nodeIds = byOpening ? [openFolder].flatMap((folder) => folder?.id ?? []) : [...chosen.keys()];
  const toggle = (node: Node) => {
    const next = new Map(multiple ? chosen : []);
    if (chosen.has(node.id)) next.delete(node.id);
    else next.set(node.id, node);
    setChosen(next);
  };
  const choosing = { several: multiple, canChoose: (node: Node) => fits(request, node), chosen, onToggle: toggle };
  return (
    <form
      className="consent"
      aria-label={picker.title}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ nodeIds, access, expiresAt: expiryOf(until, new Date())?.toISOString() ?? null });
      }}
    >
      <Asking request={request} />
      <Browser choosing={byOpening ? null : choosing} onPlace={(opened) => setPlace(opened?.steps.at(-1) ?? null)} />
      {!byOpening && <ChosenList chosen={chosen} onRemove={toggle} />}
      <div className="terms">
        {request.access === "WRITE" && <AccessField access={access} onAccess={setAccess} />}
        <UntilField until={until} onUntil={setUntil} />
      </div>
      {refused && <Notice kind="danger">{picker.failed(refused)}</Notice>}
      <p className="actions">
        <button type="submit" className="mows-button" data-variant="primary" disabled={nodeIds.length === 0 || isBusy}>
          {openFolder ? picker.allowFolder(openFolder.name) : picker.allow(nodeIds.length)}
        </button>
        <button type="button" className="mows-button" disabled={isBusy} onClick={onCancel}>
          {picker.cancel}
        </button>
      </p>
    </form>
  );
}

/** One request, from the question to its end. */
export function PickForm({ request, picks }: { request: PickRequest; picks: Picks }) {
  const { answer, cancel, isBusy, over, refused } = usePickAnswer(picks, request.id);
  useCancelOnLeave(picks, request.id, over === null && !isBusy);
  if (over !== null) return <PickOver outcome={over} />;
  return <Choice request={request} refused={refused} isBusy={isBusy} onAnswer={answer} onCancel={cancel} />;
}
