import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type GraphQLSchema } from "graphql";
import { projectRoot } from "../project-root.ts";
import { createListChildren } from "./list-children.ts";

/**
 * The cloud's committed contract with its list query behind it, as any GraphQL server can take it. Environment: `DATABASE_HOST`, `PERSON_ID`,
 * `APP_ID`.
 */
export function createListSchema(): GraphQLSchema {
  const schema = buildSchema(readFileSync(join(projectRoot, "packages/sdk/schema.graphql"), "utf8"));
  const listChildren = createListChildren({
    host: process.env["DATABASE_HOST"] ?? "",
    personId: process.env["PERSON_ID"] ?? "",
    appId: process.env["APP_ID"] ?? "",
  });
  const children = schema.getQueryType()?.getFields()["children"];
  if (children === undefined) throw new Error("the contract has no list query");
  children.resolve = (_parent, page: { folderId: string; first: number }) => listChildren(page);
  return schema;
}
