import type { Handler } from "./protocol-server.ts";

export interface GraphQLCall {
  query: string;
  operationName: string;
  variables: { input?: Record<string, string> } & Record<string, unknown>;
}

export interface GraphQLHandler {
  readonly handle: Handler;
  /** Every operation that was asked for, in order. */
  readonly calls: readonly GraphQLCall[];
}

/** Answers operations by `resolve`, which gives the data, a whole response, or null to break the connection. */
export function createGraphQLHandler(resolve: (call: GraphQLCall, request: Request) => object | null): GraphQLHandler {
  const calls: GraphQLCall[] = [];
  return {
    calls,
    async handle(request) {
      if (new URL(request.url).pathname !== "/.mows/graphql") return new Response(null, { status: 404 });
      const call = (await request.json()) as GraphQLCall;
      calls.push(call);
      const result = resolve(call, request);
      if (result === null || result instanceof Response) return result;
      return Response.json({ data: result }, { headers: { "content-type": "application/graphql-response+json" } });
    },
  };
}
