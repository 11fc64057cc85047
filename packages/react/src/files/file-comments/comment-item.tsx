import type { Comment } from "@mows/sdk";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { ConfirmAction } from "../../confirm-action/confirm-action.tsx";
import { useFormats } from "../../messages/use-formats.ts";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { CommentField } from "./comment-field.tsx";
import { useCommentProblem } from "./use-comment-problem.ts";

interface CommentItemProps {
  comment: Comment;
  /** It was deleted: the keyboard needs a place to go. */
  onGone: () => void;
}

type Doing = "nothing" | "editing" | "deleting";

/** One comment: who said what and when; to its author, the ways to change it. */
export function CommentItem({ comment, onGone }: CommentItemProps) {
  const { id, author, text, createdAt, editedAt, mayEdit, mayDelete } = comment;
  const { fileComments: texts } = useMessages();
  const { dateTime, relativeTime } = useFormats();
  const { files } = useMows();
  const [doing, setDoing] = useState<Doing>("nothing");
  const item = useRef<HTMLLIElement>(null);
  const edit = useMutation(files.editComment.mutationOptions());
  const remove = useMutation(files.deleteComment.mutationOptions());
  const editProblem = useCommentProblem(edit);
  const removeProblem = useCommentProblem(remove);
  const at = new Date(createdAt);
  const name = author.name ?? texts.gone;

  const stop = () => {
    setDoing("nothing");
    edit.reset();
    item.current?.focus();
  };
  const change = async (changed: string) => {
    const result = await edit.mutateAsync({ id, text: changed }).catch(() => null);
    const isTaken = result?.__typename === "CommentEdited";
    if (isTaken) stop();
    return isTaken;
  };
  const takeBack = async () => {
    const result = await remove.mutateAsync({ id }).catch(() => null);
    setDoing("nothing");
    if (result?.__typename === "CommentDeleted") onGone();
  };

  return (
    <li className="mows-file-comment" ref={item} tabIndex={-1}>
      <p className="mows-file-comment-head">
        <bdi className="mows-file-comment-author">{name}</bdi>
        <time className="mows-file-comment-when" dateTime={createdAt} title={dateTime(at)}>
          {relativeTime(at)}
        </time>
        {editedAt !== null && (
          <span className="mows-file-comment-when" title={dateTime(new Date(editedAt))}>
            {texts.edited}
          </span>
        )}
      </p>
      {doing === "editing" ? (
        <CommentField
          label={texts.change}
          action={texts.save}
          initial={text}
          takesFocus
          problem={editProblem}
          isSending={edit.isPending}
          onSend={change}
          onCancel={stop}
        />
      ) : (
        <p className="mows-file-comment-text" dir="auto">
          {text}
        </p>
      )}
      {doing === "nothing" && (mayEdit || mayDelete) && (
        <p className="mows-file-comment-actions">
          {mayEdit && (
            <button
              type="button"
              className="mows-file-comment-action"
              aria-label={texts.editOf(relativeTime(at))}
              onClick={() => setDoing("editing")}
            >
              {texts.edit}
            </button>
          )}
          {mayDelete && (
            <button
              type="button"
              className="mows-file-comment-action"
              aria-label={texts.deleteOf(name, relativeTime(at))}
              onClick={() => setDoing("deleting")}
            >
              {texts.delete}
            </button>
          )}
        </p>
      )}
      {doing === "deleting" && (
        <ConfirmAction
          question={texts.confirm}
          action={texts.delete}
          isPending={remove.isPending}
          onConfirm={() => void takeBack()}
          onCancel={stop}
        />
      )}
      {removeProblem !== null && (
        <p className="mows-file-comment-problem" role="alert">
          {removeProblem}
        </p>
      )}
    </li>
  );
}
