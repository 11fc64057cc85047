import { buildSchema, isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from "graphql";
import { schemas } from "../../generated/schemas.ts";
import type { Resolvers } from "../../generated/resolvers.ts";

type AnyResolver = GraphQLFieldResolver<unknown, unknown>;

/** The whole contract, with the resolvers of the service under test. */
export function executableSchema(resolvers: Resolvers): GraphQLSchema {
  const schema = buildSchema(Object.values(schemas).join("\n"));
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is not an object type of the contract`);
    for (const [fieldName, resolve] of Object.entries(fields as Record<string, AnyResolver>)) {
      const field = type.getFields()[fieldName];
      if (field === undefined) throw new Error(`${typeName} has no field ${fieldName}`);
      field.resolve = resolve;
    }
  }
  return schema;
}
