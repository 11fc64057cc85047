import type { MowsError, Person, Session } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import { useMows } from "../use-mows.ts";

export type SessionState =
  | { readonly state: "loading" }
  | {
      readonly state: "signed-out";
      /** Where to navigate to sign in; `returnTo` is a path on this origin, by default the page that is open. */
      readonly signInUrl: (returnTo?: string) => string;
      /** True until the cloud's first account exists: then there is nobody to sign in as. */
      readonly needsOwner: boolean;
    }
  | {
      readonly state: "signed-in";
      readonly person: Person;
      /** Same-origin address of their picture; null without one. */
      readonly avatarUrl: string | null;
      /** Null on the cloud's own origin. */
      readonly app: Session["app"];
      readonly cloudUrl: string;
    }
  | { readonly state: "error"; readonly error: MowsError; readonly retry: () => void };

/** Who is signed in on this origin. What was known stays while it is asked again, and when asking again fails. */
export function useSession(): SessionState {
  const mows = useMows();
  const { data, error, refetch } = useQuery(mows.auth.session.queryOptions());
  if (data?.person) {
    const { person, avatarUrl, app, cloudUrl } = data;
    return { state: "signed-in", person, avatarUrl, app, cloudUrl };
  }
  if (data) {
    const signInUrl = (returnTo?: string) => mows.auth.signInUrl(returnTo);
    return { state: "signed-out", signInUrl, needsOwner: data.needsOwner };
  }
  if (error) return { state: "error", error, retry: () => void refetch() };
  return { state: "loading" };
}
