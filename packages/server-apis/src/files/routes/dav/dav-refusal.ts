import { problem } from "../../../kit/http/problem.ts";
import type { Denied, QuotaExceeded, StoreFull, TreeFailure } from "../../domain/failures.ts";

type DavFailure = TreeFailure | QuotaExceeded | StoreFull;

/** No credentials, or none that stand for a person: what WebDAV clients ask their user for. */
export function challenge(): Response {
  const detail = "Sign in with your username and an app password; you make one on the cloud's page for tokens.";
  return problem(401, "DENIED", detail, { headers: { "www-authenticate": 'Basic realm="mows", charset="UTF-8"' } });
}

/** A failure of the tree in the terms of HTTP (RFC 4918 §9, §11.5). */
export function refusalOf(failure: DavFailure): Response {
  switch (failure.kind) {
    case "denied":
      return denied(failure);
    case "node-not-found":
      return problem(404, "NODE_NOT_FOUND", "There is nothing at this address, or nothing you may know of.");
    case "name-taken":
      return problem(409, "NAME_TAKEN", "The name is taken; nothing was done.", { facts: { name: failure.name } });
    case "name-invalid":
      return problem(400, "NAME_INVALID", "This cannot be a name; nothing was done.", {
        facts: { reason: failure.reason },
      });
    case "root-immovable":
      return rootImmovable();
    case "quota-exceeded": {
      const { limitBytes, usedBytes } = failure;
      const detail = "The space is full; nothing was kept. Make room, or ask the owner for more.";
      return problem(507, "QUOTA_EXCEEDED", detail, { facts: { limitBytes, usedBytes } });
    }
    case "store-full":
      return problem(507, "STORE_FULL", "The cloud's disk is full; nothing was kept. Tell its owner.");
    default:
      return problem(409, failure.kind.toUpperCase().replaceAll("-", "_"), "This cannot be here; nothing was done.");
  }
}

function denied({ lacking, missingScope }: Denied): Response {
  if (lacking === "anonymous") return challenge();
  const facts = { lacking, missingScope };
  return problem(403, "DENIED", "This was not allowed to you, or not to this app password; nothing was done.", {
    facts,
  });
}

/** There is no folder that could hold it (RFC 4918 §9.3.1). */
export function noParent(): Response {
  return problem(409, "NO_PARENT", "The folder it should be in is not there. Make that first.");
}

export function notFound(): Response {
  return refusalOf({ kind: "node-not-found", id: "" });
}

export function rootImmovable(): Response {
  return problem(403, "ROOT_IMMOVABLE", "The top of a space stays where it is; nothing was done.");
}
