import type { Touched } from "../core/cache-link.ts";
import type { CallsOf } from "../core/lazy-calls.ts";
import { mutationOf } from "../core/service.ts";
import type { Transport } from "../core/transport.ts";
import {
  AddCommentDocument,
  CommentsDocument,
  DeleteCommentDocument,
  EditCommentDocument,
  SetFolderColourDocument,
  SetStarredDocument,
  StarredDocument,
  TagNodeDocument,
  TagsDocument,
} from "../generated/files-operations.ts";
import type { LaterFiles } from "./later-files.ts";
import { shownWith } from "./shown-with.ts";
import { LIST, nodeOf } from "./touched-keys.ts";

type Annotations = Pick<
  LaterFiles,
  | "tags"
  | "starred"
  | "comments"
  | "tag"
  | "setStarred"
  | "setFolderColour"
  | "addComment"
  | "editComment"
  | "deleteComment"
>;

const commentsOf = (nodeId: string): Touched => ["mows", "files", "comments", { nodeId }];
/** How many there are is part of the node. */
const commentCountOf = (nodeId: string): Touched[] => [commentsOf(nodeId), nodeOf(nodeId), LIST];

/** What people put to files: tags, stars, colours, comments. */
export function createAnnotationCalls(transport: Transport): CallsOf<Annotations> {
  const { execute } = transport;
  return {
    tags: (variables, options) => execute(TagsDocument, variables, options),
    starred: (variables, options) => execute(StarredDocument, variables, options),
    comments: (variables, options) => execute(CommentsDocument, variables, options),
    tag: mutationOf(transport, ["files", "tag"], TagNodeDocument, (result) =>
      result.__typename === "NodeTagged" ? [...shownWith(result.node), ["mows", "files", "tags"]] : [],
    ),
    setStarred: mutationOf(transport, ["files", "setStarred"], SetStarredDocument, (result) =>
      result.__typename === "StarSet" ? shownWith(result.node) : [],
    ),
    setFolderColour: mutationOf(transport, ["files", "setFolderColour"], SetFolderColourDocument, (result) =>
      result.__typename === "FolderColourSet" ? shownWith(result.folder) : [],
    ),
    addComment: mutationOf(transport, ["files", "addComment"], AddCommentDocument, (result, { nodeId }) =>
      result.__typename === "CommentAdded" ? commentCountOf(nodeId) : [],
    ),
    editComment: mutationOf(transport, ["files", "editComment"], EditCommentDocument, (result) =>
      result.__typename === "CommentEdited" ? [commentsOf(result.comment.nodeId)] : [],
    ),
    deleteComment: mutationOf(transport, ["files", "deleteComment"], DeleteCommentDocument, (result) =>
      result.__typename === "CommentDeleted" ? commentCountOf(result.nodeId) : [],
    ),
  };
}
