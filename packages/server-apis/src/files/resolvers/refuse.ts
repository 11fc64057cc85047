import type { Kit } from "../../kit/kit.ts";
import type { RequestContext } from "../../kit/request-context.ts";
import type { NoteFailure, TreeFailure } from "../domain/failures.ts";
import { noteDenial } from "../domain/note-denial.ts";
import { failureToGraphql, type GraphqlFailure } from "./failure-to-graphql.ts";

/** The failure about this node as the client is told it; a denial is written down as well. */
export async function refuse<F extends TreeFailure | NoteFailure>(
  kit: Kit,
  context: RequestContext,
  failure: F,
  id: string,
): Promise<GraphqlFailure<F>> {
  await noteDenial(kit, context, failure, id);
  return failureToGraphql(failure, kit);
}
