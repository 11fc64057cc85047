import type { Touched } from "./cache-link.ts";
import { errorOfResponse, readBody } from "./error-of-response.ts";
import { MowsError } from "./mows-error.ts";
import type { Operation } from "./operation.ts";

export interface RequestOptions {
  signal?: AbortSignal | undefined;
}

/** How everything else in the SDK reaches the cloud. */
export interface Transport {
  /** Origin without a trailing slash. */
  readonly url: string;
  /** Takes an absolute address; rejects with a `MowsError` of kind `network` only. */
  readonly request: (href: string, init?: RequestInit) => Promise<Response>;
  /** One query or mutation. Every operation of the SDK asks for one field: its value is the result. */
  readonly execute: <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    options?: RequestOptions,
  ) => Promise<Result[keyof Result]>;
  /** The request of one operation, whatever its answer: subscriptions read it as a stream. */
  readonly post: <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    accept: string,
    options?: RequestOptions,
  ) => Promise<Response>;
  /** Tells the caches what a write made stale. */
  readonly touch: (keys: readonly Touched[]) => void;
}

const GRAPHQL_JSON = "application/graphql-response+json, application/json";

/**
 * GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/). The global `fetch` is looked up at each call, so
 * that it may be replaced.
 */
export function createTransport(
  url: string,
  fetch: typeof globalThis.fetch | undefined,
  touch: Transport["touch"],
): Transport {
  async function request(href: string, init: RequestInit = {}): Promise<Response> {
    try {
      return await (fetch ?? globalThis.fetch)(href, { credentials: "same-origin", ...init });
    } catch (thrown) {
      throw MowsError.from(thrown);
    }
  }

  const post: Transport["post"] = (operation, variables, accept, { signal } = {}) =>
    request(`${url}/.mows/graphql`, {
      method: "POST",
      headers: { accept, "content-type": "application/json" },
      body: JSON.stringify({ query: operation, variables, operationName: /\w+ (\w+)/.exec(operation)?.[1] }),
      signal: signal ?? null,
    });

  return {
    url,
    request,
    post,
    touch,
    async execute<Result, Variables>(
      operation: Operation<Result, Variables>,
      variables: Variables,
      options?: RequestOptions,
    ): Promise<Result[keyof Result]> {
      const response = await post(operation, variables, GRAPHQL_JSON, options);
      const body = await readBody<Result>(response);
      if (!body?.data || body.errors?.length) throw errorOfResponse(response, body);
      const [value] = Object.values<Result[keyof Result]>(body.data);
      if (value === undefined) throw errorOfResponse(response, body);
      return value;
    },
  };
}
