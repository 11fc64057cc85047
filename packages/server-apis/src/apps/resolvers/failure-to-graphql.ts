import type { AppBuildMissing, Denied, ManifestInvalid } from "../../generated/resolvers.ts";
import type { Failure } from "../domain/failures.ts";
import { deniedParties } from "../../kit/denied-parties.ts";

type Objects = {
  denied: Denied & { __typename: "Denied" };
  "manifest-invalid": ManifestInvalid & { __typename: "ManifestInvalid" };
  "app-build-missing": AppBuildMissing & { __typename: "AppBuildMissing" };
};

type ToObject<F extends Failure> = (failure: F) => Objects[F["kind"]];

const objects: { [Kind in Failure["kind"]]: ToObject<Extract<Failure, { kind: Kind }>> } = {
  denied: ({ missingScope, lacking }) => ({
    __typename: "Denied",
    message:
      lacking === "anonymous"
        ? "Nobody is signed in here. Sign in on the cloud's own address and try again."
        : "This is not allowed from here. Nothing was changed.",
    missingScope,
    lacking: deniedParties[lacking],
    grantRequest: null,
  }),
  "manifest-invalid": ({ problems }) => ({
    __typename: "ManifestInvalid",
    message: "The app was not installed; correct its mows.yaml and install it again.",
    problems: [...problems],
  }),
  "app-build-missing": ({ directory }) => ({
    __typename: "AppBuildMissing",
    message: `The app was not installed: there is no index.html in ${directory}. Build the app and install it again.`,
    directory,
  }),
};

/** A failure as its member of the result union. */
export function failureToGraphql<Kind extends Failure["kind"]>(
  failure: Extract<Failure, { kind: Kind }>,
): Objects[Kind] {
  const toObject = objects[failure.kind] as (failure: Extract<Failure, { kind: Kind }>) => Objects[Kind];
  return toObject(failure);
}
