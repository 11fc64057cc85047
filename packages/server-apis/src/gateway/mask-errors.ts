import { handleStreamOrSingleExecutionResult, type ExecutionResult } from "@envelop/core";
import type { Plugin } from "graphql-yoga";
import type { RequestContext } from "../kit/request-context.ts";
import { maskError } from "./mask-error.ts";

/** Masks what execution threw, once, where the request's log and trace id are at hand. */
export function maskErrors(isUnavailable: (cause: unknown) => boolean): Plugin<RequestContext> {
  const mask = (result: ExecutionResult, context: RequestContext): ExecutionResult =>
    result.errors === undefined
      ? result
      : { ...result, errors: result.errors.map((error) => maskError(error, context, isUnavailable)) };
  const processed =
    (context: RequestContext) =>
    ({ result, setResult }: { result: ExecutionResult; setResult(result: ExecutionResult): void }) => {
      setResult(mask(result, context));
    };
  return {
    onExecute: ({ args }) => ({
      onExecuteDone: (payload) => handleStreamOrSingleExecutionResult(payload, processed(args.contextValue)),
    }),
    onSubscribe: ({ args }) => ({
      onSubscribeResult: (payload) =>
        handleStreamOrSingleExecutionResult(payload as never, processed(args.contextValue)),
      onSubscribeError: ({ error, setError }) => setError(maskError(error, args.contextValue, isUnavailable)),
    }),
  };
}
