import type { SharedLink } from "@mows/sdk/links";
import { useMutation } from "@tanstack/react-query";
import Inbox from "lucide-react/icons/inbox";
import Link from "lucide-react/icons/link";
import { useRef, useState } from "react";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import type { Language } from "../../messages/language-context.ts";
import { useLanguage } from "../../messages/use-language.ts";
import { useLinks } from "../use-links.ts";
import { LinkForm } from "./link-form.tsx";

/** What bounds the link, and how much it was used, in short. */
function describeTerms(link: SharedLink, { messages: { sharing }, formats }: Language): string {
  const { works, hasPassword, expiresAt, downloadLimit, downloadCount, lastOpenedAt } = link;
  return [
    works ? null : sharing.over,
    hasPassword ? sharing.withPassword : null,
    expiresAt ? sharing.endsOn(formats.date(Date.parse(expiresAt))) : null,
    downloadLimit === null ? null : sharing.downloadsUsed(formats.number(downloadCount), formats.number(downloadLimit)),
    lastOpenedAt ? sharing.lastOpened(formats.relativeTime(Date.parse(lastOpenedAt))) : sharing.neverOpened,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One link: copy it, change it, take it back. */
export function LinkRow({ link, onGone }: { link: SharedLink; onGone: () => void }) {
  const language = useLanguage();
  const { sharing, error: describe } = language.messages;
  const links = useLinks();
  const [state, setState] = useState<"shown" | "changing" | "confirming">("shown");
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const buttons = useRef<HTMLDivElement>(null);
  const revoke = useMutation({
    ...links.revoke.mutationOptions(),
    onSuccess: (result) => {
      if (result.__typename === "LinkRevoked") onGone();
    },
  });
  const refusal =
    revoke.data && revoke.data.__typename !== "LinkRevoked" ? sharing.failures[revoke.data.__typename] : null;
  const problem = revoke.error ? describe(revoke.error) : refusal;
  const name = link.label ?? sharing.linkNames[link.kind];
  const Icon = link.kind === "DROP" ? Inbox : Link;
  const copy = () => {
    navigator.clipboard.writeText(link.url).then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  const back = (to: string) => {
    setState("shown");
    // once the buttons are there again
    requestAnimationFrame(() => buttons.current?.querySelector<HTMLElement>(`[data-action=${to}]`)?.focus());
  };
  return (
    <li className="mows-share-row" data-state={link.works ? "works" : "over"}>
      <Icon className="mows-icon" aria-hidden />
      <span className="mows-share-text">
        <span className="mows-share-name">{name}</span>
        <span className="mows-share-note">{describeTerms(link, language)}</span>
      </span>
      {state === "shown" && (
        <div className="mows-share-buttons" ref={buttons}>
          <button
            type="button"
            className="mows-button mows-share-small"
            aria-label={sharing.copyOf(name)}
            onClick={copy}
          >
            {copied === "yes" ? sharing.copied : sharing.copy}
          </button>
          <button
            type="button"
            className="mows-button mows-share-small"
            data-action="change"
            aria-label={sharing.changeOf(name)}
            onClick={() => setState("changing")}
          >
            {sharing.change}
          </button>
          <button
            type="button"
            className="mows-button mows-share-small"
            data-action="revoke"
            aria-label={sharing.takeBackLink(name)}
            onClick={() => setState("confirming")}
          >
            {sharing.takeBack}
          </button>
        </div>
      )}
      <output className="mows-visually-hidden">{copied === "yes" ? sharing.copied : ""}</output>
      {copied === "refused" && (
        <label className="mows-share-whole">
          <span className="mows-share-label">{sharing.copyYourself}</span>
          <input
            className="mows-share-input"
            readOnly
            value={link.url}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
      {state === "changing" && (
        <div className="mows-share-whole">
          <LinkForm nodeId={link.nodeId} isFolder={false} link={link} onDone={() => back("change")} />
        </div>
      )}
      {state === "confirming" && (
        <ConfirmAction
          question={sharing.takeBackLinkQuestion(name)}
          action={sharing.takeBack}
          isPending={revoke.isPending}
          onConfirm={() => revoke.mutate({ id: link.id })}
          onCancel={() => back("revoke")}
        />
      )}
      {problem && (
        <p className="mows-share-problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}
