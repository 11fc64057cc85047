import type { RequestContext } from "../../kit/request-context.ts";

/** Who asks, and from where: what a use case does is written down with both. */
export type Caller = Pick<RequestContext, "principal" | "clientAddress">;
