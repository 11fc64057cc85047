import { useMows } from "@mows/react";
import { createCredentials, type Credentials } from "@mows/sdk/credentials";
import { useMemo } from "react";

export function useCredentials(): Credentials {
  const mows = useMows();
  return useMemo(() => createCredentials(mows), [mows]);
}
