import type { QueryResolvers } from "../../generated/resolvers.ts";
import type { Auth } from "../domain/auth.ts";
import { consentRequest } from "../domain/consent-request.ts";
import { failureToGraphql } from "./failure-to-graphql.ts";
import { signedQueryText } from "./signed-query-text.ts";

const folderStates = { exists: "EXISTS", missing: "MISSING", "file-in-the-way": "FILE_IN_THE_WAY" } as const;

export function consentRequestResolver(auth: Auth): NonNullable<QueryResolvers["consentRequest"]> {
  return async (_parent, { query }, { principal }) => {
    const outcome = await consentRequest(auth, principal, signedQueryText(query));
    if (outcome.kind !== "consent-request") return failureToGraphql(outcome);
    const { app, isAddition, wantsEmail, shown } = outcome;
    const requests = outcome.requests.map(({ path, access, reason, folder }) => ({
      path,
      access: access === "write" ? ("WRITE" as const) : ("READ" as const),
      reason,
      folderState: folderStates[folder.state],
      folderId: folder.state === "exists" ? folder.id : null,
    }));
    return { __typename: "ConsentRequest", app, requests, isAddition, wantsEmail, shown };
  };
}
