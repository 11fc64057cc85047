import type { Comment } from "@mows/sdk";
import { useInfiniteQuery } from "@tanstack/react-query";
import MessageCircle from "lucide-react/icons/message-circle";
import { useRef } from "react";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { CommentItem } from "./comment-item.tsx";
import { NewComment } from "./new-comment.tsx";

export interface FileCommentsProps {
  /** The file or folder that is talked about. */
  nodeId: string;
}

/**
 * What people say about a file or a folder, the oldest first, as it comes in: everybody who may read it may answer, and change or take back
 * what they wrote themselves.
 *
 * @example
 * <FileComments nodeId={file.id} />
 */
export function FileComments({ nodeId }: FileCommentsProps) {
  const { files } = useMows();
  const { fileComments: texts, fileBrowser, error: describe, tryAgain } = useMessages();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    files.comments.infiniteQueryOptions({ nodeId }),
  );
  const list = useRef<HTMLUListElement>(null);
  const pages = data?.pages ?? [];
  const refusal = pages.find((page) => page.__typename !== "CommentPage");
  if (refusal) return <p role="alert">{fileBrowser.failures[refusal.__typename] ?? refusal.message}</p>;
  if (error && !data) {
    return (
      <div className="mows-file-comments-failure" role="alert">
        <p>{describe(error)}</p>
        <button type="button" className="mows-button" onClick={() => void refetch()}>
          {tryAgain}
        </button>
      </div>
    );
  }
  if (!data) return <output className="mows-file-comments-loading">{texts.loading}</output>;
  const comments = pages.flatMap((page): readonly Comment[] =>
    page.__typename === "CommentPage" ? page.comments : [],
  );
  return (
    <div className="mows-file-comments">
      {comments.length === 0 ? (
        <div className="mows-file-comments-empty">
          <MessageCircle className="mows-file-comments-empty-icon" aria-hidden />
          <p>{texts.none}</p>
        </div>
      ) : (
        <ul className="mows-file-comments-list" aria-label={texts.label} ref={list} tabIndex={-1}>
          {comments.map((comment) => (
            <CommentItem key={comment.id} comment={comment} onGone={() => list.current?.focus()} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="mows-button"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {texts.more}
        </button>
      )}
      <NewComment nodeId={nodeId} />
    </div>
  );
}
