import { ConfirmAction, useFormats } from "@mows/react";
import type { Node } from "@mows/sdk";
import type { LinkVisit } from "@mows/sdk/links";
import { useMutation } from "@tanstack/react-query";
import FileIcon from "lucide-react/icons/file";
import Folder from "lucide-react/icons/folder";
import Pencil from "lucide-react/icons/pencil";
import Trash from "lucide-react/icons/trash-2";
import { useRef, useState } from "react";
import { useFailureText } from "../failure/use-failure-text.ts";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Notice } from "../page/notice.tsx";
import { NameForm } from "./name-form.tsx";

interface LinkedRowProps {
  visit: LinkVisit;
  node: Node;
  canWrite: boolean;
  onEnter: (id: string) => void;
  /** It was deleted: the keyboard needs a place to go. */
  onGone: () => void;
}

/** One of what a folder holds: opened, and where the link says so, renamed and deleted. */
export function LinkedRow({ visit, node, canWrite, onEnter, onGone }: LinkedRowProps) {
  const { link: texts } = useConsoleMessages();
  const { bytes, date } = useFormats();
  const failureText = useFailureText();
  const { files } = visit.mows;
  const [doing, setDoing] = useState<"nothing" | "renaming" | "deleting">("nothing");
  const item = useRef<HTMLLIElement>(null);
  const remove = useMutation(files.delete.mutationOptions());
  const problem = failureText(remove.error, remove.data);
  const stop = () => {
    setDoing("nothing");
    item.current?.querySelector("button")?.focus();
  };
  const takeAway = async () => {
    const result = await remove.mutateAsync({ id: node.id }).catch(() => null);
    if (result?.__typename === "NodeDeleted") onGone();
    else setDoing("nothing");
  };
  const Icon = node.__typename === "Folder" ? Folder : FileIcon;
  return (
    <li className="link-item" ref={item}>
      <button type="button" className="link-row" onClick={() => onEnter(node.id)}>
        <Icon className="mows-icon" aria-hidden />
        <span className="link-row-name">{node.name}</span>
        <span className="link-row-note">{"size" in node ? bytes(node.size) : ""}</span>
        <span className="link-row-note link-row-date">{date(Date.parse(node.modifiedAt))}</span>
      </button>
      {canWrite && doing === "nothing" && (
        <span className="link-row-tools">
          <button
            type="button"
            className="mows-icon-button"
            aria-label={texts.renameThis(node.name)}
            onClick={() => setDoing("renaming")}
          >
            <Pencil className="mows-icon" aria-hidden />
          </button>
          <button
            type="button"
            className="mows-icon-button"
            aria-label={texts.deleteThis(node.name)}
            onClick={() => setDoing("deleting")}
          >
            <Trash className="mows-icon" aria-hidden />
          </button>
        </span>
      )}
      {doing === "renaming" && (
        <NameForm
          label={texts.newName(node.name)}
          action={texts.rename}
          initial={node.name}
          give={(name) => files.rename({ id: node.id, name })}
          onDone={stop}
        />
      )}
      {doing === "deleting" && (
        <ConfirmAction
          question={texts.confirmDelete(node.name)}
          action={texts.delete}
          isPending={remove.isPending}
          onConfirm={() => void takeAway()}
          onCancel={stop}
        />
      )}
      {problem !== null && <Notice kind="danger">{problem}</Notice>}
    </li>
  );
}
