/** One operation as a client sends it (GraphQL over HTTP, §5.4). */
export type OperationParams = {
  query: string;
  operationName: string | null;
  variables: Record<string, unknown> | null;
};

/** Null for what has to be refused, or is more than the plain case: that is the full server's to say. */
export function readParams(body: string): OperationParams | null {
  const parsed = parseJson(body);
  if (!isObject(parsed)) return null;
  const { query, operationName = null, variables = null, ...others } = parsed;
  if (typeof query !== "string" || Object.keys(others).length > 0) return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  if (variables !== null && !isObject(variables)) return null;
  return { query, operationName, variables };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
