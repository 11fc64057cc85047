/** What a request is for: the name of its GraphQL operation, or what comes first below `/.mows/`, such as `uploads` or `files`. */
export async function operationOf(request: Request): Promise<string> {
  const [, platform, first = ""] = new URL(request.url).pathname.split("/");
  if (platform !== ".mows") return "page";
  if (first !== "graphql" || request.method !== "POST") return first;
  try {
    const body = (await request.clone().json()) as { operationName?: string; query?: string };
    return body.operationName ?? /\b(?:query|mutation|subscription)\s+(\w+)/.exec(body.query ?? "")?.[1] ?? first;
  } catch {
    return first;
  }
}
