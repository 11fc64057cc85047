import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { cloudSessionCookie } from "../domain/session-cookie.ts";
import { signOut } from "../domain/sign-out.ts";

/** Ends this origin's session; on the cloud's own origin, those of its apps as well. The same answer when there was none. */
export function signOutRoute(auth: Auth): Route {
  return {
    path: "auth/sign-out",
    methods: ["POST"],
    origins: "all",
    reach: "same-origin",
    async handle({ principal, request }) {
      const headers = new Headers({ "cache-control": "no-store" });
      const cookies = await signOut(auth, principal, cloudSessionCookie(auth.kit, request));
      for (const cookie of cookies) headers.append("set-cookie", cookie);
      return Response.json({ kind: "signed-out" }, { headers });
    },
  };
}
