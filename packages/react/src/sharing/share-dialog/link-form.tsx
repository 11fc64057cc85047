import type { MowsError } from "@mows/sdk";
import type { ChangeLinkResult, CreateLinkResult, LinkKind, SharedLink } from "@mows/sdk/links";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, type SubmitEvent } from "react";
import type { Messages } from "../../messages/en.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useLinks } from "../use-links.ts";
import { LinkFields } from "./link-fields.tsx";
import { linkTermsOf, textOf } from "./link-terms.ts";

interface LinkFormProps {
  nodeId: string;
  isFolder: boolean;
  /** The link to change; without it, a new one is made. */
  link?: SharedLink;
  onDone: () => void;
}

type Saved = CreateLinkResult | ChangeLinkResult;

/** What stood in the way, in words; null where nothing did. */
function problemOf(saved: Saved | undefined, { sharing }: Messages): string | null {
  if (saved === undefined || "link" in saved) return null;
  return saved.__typename === "LinkInvalid" ? sharing.wrongLink[saved.field] : sharing.failures[saved.__typename];
}

/** What a link allows and until when; a password that is left empty stays as it is. */
export function LinkForm({ nodeId, isFolder, link, onDone }: LinkFormProps) {
  const messages = useMessages();
  const { sharing, cancel, error: describe } = messages;
  const links = useLinks();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("select, input")?.focus(), []);
  const save = useMutation<Saved, MowsError, FormData>({
    mutationFn: async (given) => {
      const terms = linkTermsOf(given, link);
      if (link === undefined) return links.create({ nodeId, kind: textOf(given, "kind") as LinkKind, ...terms });
      return links.change({ id: link.id, ...terms, removePassword: given.has("removePassword") });
    },
    onSuccess: (result) => {
      if ("link" in result) onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  const problem = save.error ? describe(save.error) : problemOf(save.data, messages);
  return (
    <form className="mows-share-link-form" ref={form} onSubmit={submit}>
      <LinkFields isFolder={isFolder} link={link} />
      {problem && (
        <p className="mows-share-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="mows-share-buttons">
        <button type="submit" className="mows-button" data-variant="primary" disabled={save.isPending}>
          {link === undefined ? sharing.makeLink : sharing.saveLink}
        </button>
        <button type="button" className="mows-button" onClick={onDone}>
          {cancel}
        </button>
      </div>
    </form>
  );
}
