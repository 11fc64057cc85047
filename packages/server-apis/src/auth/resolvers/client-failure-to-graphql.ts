import type { Denied, FolderProblem, RedirectProblem } from "../../generated/resolvers.ts";
import type { ClientFailure, FolderRefused, RedirectRefused } from "../domain/client-failures.ts";
import { deniedParties } from "../../kit/denied-parties.ts";
import { describeAccountFailure } from "./describe-account-failure.ts";

const typeNames = {
  denied: "Denied",
  "reauthentication-needed": "ReauthenticationNeeded",
  "scope-refused": "ScopeRefused",
  "folder-refused": "FolderRefused",
  "name-unusable": "NameUnusable",
  "token-expiry-invalid": "TokenExpiryInvalid",
  "token-not-found": "TokenNotFound",
  "client-not-found": "ClientNotFound",
  "redirect-refused": "RedirectRefused",
  "device-code-unknown": "DeviceCodeUnknown",
  "rate-limited": "TooManyCodes",
} as const satisfies Record<ClientFailure["kind"], string>;

type Fields = {
  denied: Omit<Denied, "__typename" | "message">;
  "reauthentication-needed": object;
  "scope-refused": { scope: string; allowed: string[] };
  "folder-refused": { path: string; problem: FolderProblem };
  "name-unusable": { name: string };
  "token-expiry-invalid": object;
  "token-not-found": { id: string };
  "client-not-found": { id: string };
  "redirect-refused": { address: string; problem: RedirectProblem };
  "device-code-unknown": object;
  "rate-limited": { retryAfterSeconds: number };
};

/** A failure as its member of the result union. */
export type ClientFailureObject<Kind extends ClientFailure["kind"]> = Kind extends ClientFailure["kind"]
  ? { __typename: (typeof typeNames)[Kind]; message: string } & Fields[Kind]
  : never;

export function clientFailureToGraphql<Kind extends ClientFailure["kind"]>(
  failure: Extract<ClientFailure, { kind: Kind }>,
): ClientFailureObject<Kind> {
  const { message, fields } = describe(failure);
  return { __typename: typeNames[failure.kind], message, ...fields } as ClientFailureObject<Kind>;
}

function describe(failure: ClientFailure): { message: string; fields: object } {
  switch (failure.kind) {
    case "denied": {
      const { missingScope, lacking } = failure;
      return {
        message: deniedMessages[lacking],
        fields: { missingScope, lacking: deniedParties[lacking], grantRequest: null },
      };
    }
    case "reauthentication-needed":
      return describeAccountFailure(failure);
    case "scope-refused":
      return { message: scopeMessage(failure.scope, failure.allowed), fields: failure };
    case "folder-refused":
      return {
        message: `${failure.path} ${folderMessages[failure.problem]} Nothing was made; choose another folder.`,
        fields: { path: failure.path, problem: folderProblems[failure.problem] },
      };
    case "name-unusable":
      return { message: "A name has 1 to 100 characters. Nothing was made; choose another one.", fields: failure };
    case "token-expiry-invalid":
      return { message: "A token cannot expire in the past. Nothing was made; choose a later moment.", fields: {} };
    case "token-not-found":
      return { message: "You have no such token; it may have been revoked already.", fields: failure };
    case "client-not-found":
      return { message: "There is no such program; it may have been removed already.", fields: failure };
    case "redirect-refused":
      return {
        message: `${redirectMessages[failure.problem]} Nothing was registered.`,
        fields: { address: failure.address, problem: redirectProblems[failure.problem] },
      };
    case "device-code-unknown":
      return {
        message: "No device is waiting with this code. Codes last ten minutes and work once: look at the device.",
        fields: {},
      };
    case "rate-limited": {
      const retryAfterSeconds = Math.max(1, Math.ceil(failure.retryAfterMs / 1000));
      return {
        message: `Too many codes were tried. Try again in ${retryAfterSeconds} seconds.`,
        fields: { retryAfterSeconds },
      };
    }
    default:
      return failure satisfies never;
  }
}

const deniedMessages = {
  anonymous: "Nobody is signed in here. Sign in on the cloud's own address and try again.",
  person: "You may not do this here. Nothing was changed.",
  app: "This is about the account itself, which no app and no token without `cloud.manage` may touch. Nothing was changed.",
} as const;

function scopeMessage(scope: string, allowed: readonly string[]): string {
  const list = allowed.length === 0 ? "none is" : `these are: ${allowed.join(", ")}`;
  return scope === ""
    ? `At least one scope is needed; ${list}. Nothing was made.`
    : `The scope ${scope} may not be asked for here; ${list}. Nothing was made.`;
}

const folderMessages: Record<FolderRefused["problem"], string> = {
  missing: "is not there.",
  "not-a-folder": "is not a folder.",
  "not-yours-to-give": "is not yours to hand on like this.",
};

const folderProblems: Record<FolderRefused["problem"], FolderProblem> = {
  missing: "MISSING",
  "not-a-folder": "NOT_A_FOLDER",
  "not-yours-to-give": "NOT_YOURS_TO_GIVE",
};

const redirectMessages: Record<RedirectRefused["problem"], string> = {
  "not-an-address": "This is no complete address.",
  "not-secure": "Codes are sent over https, or to a program on this very machine.",
  "not-exact":
    "The address must be exact: no fragment, user, wildcard, `..`, or anything that a browser would rewrite.",
  "on-this-cloud": "Addresses on this cloud belong to its apps, which are installed.",
  none: "A program that signs people in needs an address for them to come back to.",
  "too-many": "There are too many addresses.",
};

const redirectProblems: Record<RedirectRefused["problem"], RedirectProblem> = {
  "not-an-address": "NOT_AN_ADDRESS",
  "not-secure": "NOT_SECURE",
  "not-exact": "NOT_EXACT",
  "on-this-cloud": "ON_THIS_CLOUD",
  none: "NONE",
  "too-many": "TOO_MANY",
};
