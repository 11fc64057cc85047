import type { AuditFilterInvalid, Denied } from "../../generated/resolvers.ts";
import type { Failure } from "../domain/failures.ts";
import { deniedParties } from "../../kit/denied-parties.ts";

type Objects = {
  denied: Denied & { __typename: "Denied" };
  "filter-invalid": AuditFilterInvalid & { __typename: "AuditFilterInvalid" };
};

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in on the cloud's own address and try again.",
  person: "Only the owner may do this.",
  app: "The audit log is not an app's business; read it on the cloud's own address.",
} as const;

/** A failure as its member of the result union. */
export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
): Objects[Kind] {
  return describe(failure) as Objects[Kind];
}

function describe(failure: Failure): Objects[Failure["kind"]] {
  switch (failure.kind) {
    case "denied": {
      const { lacking, missingScope } = failure;
      const message = deniedMessages[lacking];
      return { __typename: "Denied", message, missingScope, lacking: deniedParties[lacking], grantRequest: null };
    }
    case "filter-invalid":
      return {
        __typename: "AuditFilterInvalid",
        message:
          "This filter or position is none that the audit log knows. Take it away and read from the newest entry on.",
      };
    default:
      return failure satisfies never;
  }
}
