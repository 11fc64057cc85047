import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import { schemas } from "../generated/schemas.ts";
import type { RunningService, Service } from "../kit/define-service.ts";
import type { Kit } from "../kit/kit.ts";
import type { RequestContext } from "../kit/request-context.ts";
import { limitOperations } from "./limit-operations.ts";
import { maskError } from "./mask-error.ts";
import { maskErrors } from "./mask-errors.ts";
import { changesSubscription } from "./resolvers/changes.ts";
import { scalars } from "./scalars.ts";

export type Gateway = { schema: GraphQLSchema; handle(context: RequestContext): Promise<Response> };

/**
 * One GraphQL endpoint over the services that are running (GraphQL over HTTP, subscriptions by SSE). `isUnavailable` tells a lost
 * database from a fault of ours.
 */
export function createGateway(
  kit: Kit,
  services: readonly { service: Service; running: RunningService }[],
  isUnavailable: (cause: unknown) => boolean,
): Gateway {
  const schema = makeExecutableSchema({
    typeDefs: [schemas.kit, schemas.gateway, ...services.map(({ service }) => service.schema)],
    resolvers: [
      { ...scalars, Subscription: { changes: changesSubscription(kit) } },
      ...services.map(({ running }) => running.resolvers ?? {}),
    ],
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversForAllFields: "ignore", requireResolversForResolveType: "ignore" },
  });
  const yoga = createYoga<RequestContext>({
    schema,
    graphqlEndpoint: "/.mows/graphql",
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    logging: false,
    maxRequestBodySize: 1024 * 1024,
    plugins: [...limitOperations(), maskErrors(isUnavailable)],
    maskedErrors: { maskError: (error) => maskError(error, undefined, isUnavailable) },
  });
  return { schema, handle: async (context) => yoga.fetch(context.request, context) };
}
