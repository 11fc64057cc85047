import { useMows } from "@mows/react";
import { createCredentials, type Credentials } from "@mows/sdk/credentials";
import { useMemo } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

export function useCredentials(): Credentials {
  const mows = useMows();
  return useMemo(() => createCredentials(mows), [mows]);
}

/** What to say of a result that is none; the cloud's own words where there are no better ones. */
export function useCredentialFailure(): (result: { __typename: string; message?: string }) => string {
  const { credentials } = useConsoleMessages();
  return ({ __typename, message }) => credentials.failures[__typename] ?? message ?? __typename;
}
