/** The data of an operation that a test wrote: it knows what it asked for. */
// oxlint-disable-next-line typescript/no-explicit-any
export type GraphqlData = Record<string, any>;
