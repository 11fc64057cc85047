import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import { schemas } from "../generated/schemas.ts";
import type { RunningService, Service } from "../kit/define-service.ts";
import type { Kit } from "../kit/kit.ts";
import type { RequestContext } from "../kit/request-context.ts";
import { answerKnown, type KnownAnswers } from "./answer-known.ts";
import { contractOf } from "./contract-of.ts";
import { knownOperations } from "./known-operations.ts";
import { learnOperations } from "./learn-operations.ts";
import { limitOperations } from "./limit-operations.ts";
import { maskError } from "./mask-error.ts";
import { maskErrors } from "./mask-errors.ts";
import { changesSubscription } from "./resolvers/changes.ts";
import { plainRequest } from "./plain-request.ts";
import { scalars } from "./scalars.ts";

export type Gateway = { schema: GraphQLSchema; handle(context: RequestContext): Promise<Response> };

const maxRequestBodySize = 1024 * 1024;

/**
 * One GraphQL endpoint over the services that are running (GraphQL over HTTP, subscriptions by SSE). `isUnavailable` tells a lost
 * database from a fault of ours.
 */
export function createGateway(
  kit: Kit,
  services: readonly { service: Service; running: RunningService }[],
  isUnavailable: (cause: unknown) => boolean,
): Gateway {
  const contract = contractOf([schemas.kit, schemas.gateway, ...services.map(({ service }) => service.schema)]);
  const schema = makeExecutableSchema({
    typeDefs: contract,
    resolvers: [
      { ...scalars, Subscription: { changes: changesSubscription(kit) } },
      ...services.map(({ running }) => running.resolvers ?? {}),
    ],
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversForAllFields: "ignore", requireResolversForResolveType: "ignore" },
  });
  const operations = knownOperations(schema);
  const yoga = createYoga<RequestContext>({
    schema,
    graphqlEndpoint: "/.mows/graphql",
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    logging: false,
    maxRequestBodySize,
    plugins: [...limitOperations(), learnOperations(operations), maskErrors(isUnavailable)],
    maskedErrors: { maskError: (error) => maskError(error, undefined, isUnavailable) },
  });
  let bareSchema: GraphQLSchema | null = null;
  const known: KnownAnswers = {
    schema,
    bareSchema: () => (bareSchema ??= makeExecutableSchema({ typeDefs: contract, resolvers: scalars })),
    operations,
    mask: (error, context) => maskError(error, context, isUnavailable),
  };
  return {
    schema,
    async handle(context) {
      const { request } = context;
      const mediaType = plainRequest(request, maxRequestBodySize);
      if (mediaType === null) return yoga.fetch(request, context);
      const body = await request.text();
      const answer = await answerKnown(known, context, body, mediaType);
      return answer ?? yoga.fetch(new Request(request.url, { ...again(request), body }), context);
    },
  };
}

/** A request whose body has been read. */
function again({ method, headers, signal }: Request): RequestInit {
  return { method, headers, signal };
}
