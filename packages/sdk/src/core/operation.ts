/**
 * The text of a GraphQL operation, with the types of what it returns and takes. The second half exists in types only.
 */
export type Operation<Result, Variables> = string & {
  readonly __types?: (variables: Variables) => Result;
};
