import { getVariableValues, type ExecutionResult, type GraphQLError, type GraphQLSchema } from "graphql";
import { processRegularResult } from "graphql-yoga";
import type { RequestContext } from "../kit/request-context.ts";
import { replay } from "./compiled/replay.ts";
import type { KnownOperation, KnownOperations } from "./known-operations.ts";
import { type OperationParams, readParams } from "./read-params.ts";

export type KnownAnswers = {
  schema: GraphQLSchema;
  /** The contract without resolvers; made when something goes wrong for the first time. */
  bareSchema(): GraphQLSchema;
  operations: KnownOperations;
  mask(error: GraphQLError, context: RequestContext): GraphQLError;
};

export type MediaType = "application/graphql-response+json" | "application/json";

/**
 * The answer to an operation that was asked before; null where it was not, or where its variables do not fit: nothing has run then, and the
 * full server answers.
 */
export async function answerKnown(
  { schema, bareSchema, operations, mask }: KnownAnswers,
  context: RequestContext,
  body: string,
  mediaType: MediaType,
): Promise<Response | null> {
  const params = readParams(body);
  const known = params === null ? null : operations.find(params.query, params.operationName);
  if (params === null || known === null) return null;
  const { coerced } = getVariableValues(schema, known.compiled.variableDefinitions, params.variables ?? {});
  if (coerced === undefined) return null;
  const settled = await known.compiled.settle(coerced, context);
  const result = known.compiled.complete(settled);
  if (result !== null) {
    return new Response(JSON.stringify(result), { headers: { "content-type": `${mediaType}; charset=utf-8` } });
  }
  const failed = await replay({ schema: bareSchema(), ...replayed(known, params), settled });
  return processRegularResult(
    masked(failed, (error) => mask(error, context)),
    globalThis,
    mediaType,
  );
}

function replayed({ document, operationName }: KnownOperation, { variables }: OperationParams) {
  return { document, operationName, variables };
}

function masked(result: ExecutionResult, mask: (error: GraphQLError) => GraphQLError): ExecutionResult {
  return result.errors === undefined ? result : { ...result, errors: result.errors.map(mask) };
}
