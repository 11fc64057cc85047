import type { FolderColour as GraphqlColour, MutationResolvers, QueryResolvers } from "../../generated/resolvers.ts";
import type { Kit } from "../../kit/kit.ts";
import type { Peers } from "../../kit/peers.ts";
import { addComment } from "../domain/annotations/add-comment.ts";
import type { Comment } from "../domain/annotations/comment.ts";
import { deleteComment } from "../domain/annotations/delete-comment.ts";
import { editComment } from "../domain/annotations/edit-comment.ts";
import { listComments } from "../domain/annotations/list-comments.ts";
import { listStarred } from "../domain/annotations/list-starred.ts";
import { listTags } from "../domain/annotations/list-tags.ts";
import { setFolderColour } from "../domain/annotations/set-folder-colour.ts";
import { setStarred } from "../domain/annotations/set-starred.ts";
import { tagNode } from "../domain/annotations/tag-node.ts";
import type { FolderColour } from "../domain/tree/tree-node.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { nodeToGraphql } from "./node-to-graphql.ts";
import { namePeople } from "./people-names.ts";
import { refuse } from "./refuse.ts";

const colours = {
  RED: "red",
  ORANGE: "orange",
  YELLOW: "yellow",
  GREEN: "green",
  TEAL: "teal",
  BLUE: "blue",
  PURPLE: "purple",
  PINK: "pink",
} as const satisfies Record<GraphqlColour, FolderColour>;

/** What people put to nodes: tags, stars, comments, colours. */
export function annotationResolvers(kit: Kit, peers: Peers) {
  const withAuthors = async (comments: readonly Comment[]) => {
    const person = await namePeople(
      peers,
      comments.map((comment) => comment.authorId),
    );
    return comments.map(({ authorId, ...comment }) => ({ ...comment, author: person(authorId) }));
  };
  const withAuthor = async ({ authorId, ...comment }: Comment) => {
    const person = await namePeople(peers, [authorId]);
    return { ...comment, author: person(authorId) };
  };

  const Query = {
    tags: async (_parent, { withinId, prefix, first }, context) => {
      const query = { withinId, prefix: prefix ?? null, first: first ?? 100 };
      const outcome = await listTags(kit, context.principal, query);
      if (outcome.kind !== "tags") return refuse(kit, context, outcome, withinId);
      return { __typename: "TagList", tags: outcome.tags };
    },

    starred: async (_parent, { first, after }, { principal }) => {
      const outcome = await listStarred(kit, principal, { first: first ?? 100, after: after ?? null });
      if (outcome.kind !== "page") return failureToGraphql(outcome, kit);
      return { __typename: "NodePage", nodes: outcome.nodes.map(nodeToGraphql), endCursor: outcome.endCursor };
    },

    comments: async (_parent, { nodeId, first, after }, context) => {
      const query = { nodeId, first: first ?? 100, after: after ?? null };
      const outcome = await listComments(kit, context.principal, query);
      if (outcome.kind !== "comments") return refuse(kit, context, outcome, nodeId);
      const comments = await withAuthors(outcome.comments);
      return { __typename: "CommentPage", comments, endCursor: outcome.endCursor };
    },
  } satisfies QueryResolvers;

  const Mutation = {
    tagNode: async (_parent, { input }, context) => {
      const { id, add = [], remove = [], idempotencyKey = null } = input;
      const outcome = await tagNode(kit, context.principal, { id, add, remove, idempotencyKey });
      if (outcome.kind !== "node-tagged") return refuse(kit, context, outcome, id);
      return { __typename: "NodeTagged", node: nodeToGraphql(outcome.node) };
    },

    setStarred: async (_parent, { input }, context) => {
      const { id, starred, idempotencyKey = null } = input;
      const outcome = await setStarred(kit, context.principal, { id, starred, idempotencyKey });
      if (outcome.kind !== "star-set") return refuse(kit, context, outcome, id);
      return { __typename: "StarSet", node: nodeToGraphql(outcome.node) };
    },

    setFolderColour: async (_parent, { input }, context) => {
      const { id, idempotencyKey = null } = input;
      const colour = input.colour == null ? null : colours[input.colour];
      const outcome = await setFolderColour(kit, context.principal, { id, colour, idempotencyKey });
      if (outcome.kind !== "folder-colour-set") return refuse(kit, context, outcome, id);
      const folder = nodeToGraphql(outcome.folder);
      if (folder.__typename !== "Folder") throw new Error(`node ${folder.id} got a colour and is no folder`);
      return { __typename: "FolderColourSet", folder };
    },

    addComment: async (_parent, { input }, context) => {
      const { nodeId, text, idempotencyKey = null } = input;
      const outcome = await addComment(kit, context.principal, { nodeId, text, idempotencyKey });
      if (outcome.kind !== "comment-added") return refuse(kit, context, outcome, nodeId);
      return { __typename: "CommentAdded", comment: await withAuthor(outcome.comment) };
    },

    editComment: async (_parent, { input }, context) => {
      const { id, text, idempotencyKey = null } = input;
      const outcome = await editComment(kit, context.principal, { id, text, idempotencyKey });
      if (outcome.kind !== "comment-edited") return refuse(kit, context, outcome, id);
      return { __typename: "CommentEdited", comment: await withAuthor(outcome.comment) };
    },

    deleteComment: async (_parent, { input }, context) => {
      const { id, idempotencyKey = null } = input;
      const outcome = await deleteComment(kit, context.principal, { id, idempotencyKey });
      if (outcome.kind !== "comment-deleted") return refuse(kit, context, outcome, id);
      return { __typename: "CommentDeleted", id: outcome.id, nodeId: outcome.nodeId };
    },
  } satisfies MutationResolvers;

  return { Query, Mutation };
}
