import { useMutation } from "@tanstack/react-query";
import { useMessages } from "../../messages/use-messages.ts";
import { useMows } from "../../use-mows.ts";
import { CommentField } from "./comment-field.tsx";
import { useCommentProblem } from "./use-comment-problem.ts";

/** Where one more is written. */
export function NewComment({ nodeId }: { nodeId: string }) {
  const { files } = useMows();
  const { fileComments: texts } = useMessages();
  const add = useMutation(files.addComment.mutationOptions());
  const problem = useCommentProblem(add);
  return (
    <CommentField
      label={texts.write}
      action={texts.send}
      problem={problem}
      isSending={add.isPending}
      onSend={async (text) => {
        const result = await add.mutateAsync({ nodeId, text }).catch(() => null);
        return result?.__typename === "CommentAdded";
      }}
    />
  );
}
