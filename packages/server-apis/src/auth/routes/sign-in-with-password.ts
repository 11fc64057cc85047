import { z } from "zod";
import { problem } from "../../kit/http/problem.ts";
import type { Route } from "../../kit/http/route.ts";
import type { Auth } from "../domain/auth.ts";
import { finishSecondFactor } from "../domain/finish-second-factor.ts";
import { signIn } from "../domain/sign-in.ts";
import { readJson } from "./read-json.ts";
import { signInAnswer } from "./sign-in-answer.ts";
import { visitorOf } from "./visitor-of.ts";

const credentials = z.object({ username: z.string().max(200), password: z.string().max(1000) });
const secondFactor = z.object({ token: z.string().max(64), code: z.string().max(64) });

/**
 * Signs in on the cloud's own origin: `{ username, password }`, JSON. With an authenticator app set up, the answer is a token to send
 * with its code, or a recovery code, to the second address: `{ token, code }`.
 */
export function signInWithPasswordRoutes(auth: Auth): Route[] {
  const shape = { methods: ["POST"], origins: "cloud", reach: "same-origin" } as const;
  return [
    {
      ...shape,
      path: "auth/sign-in/username",
      async handle(context) {
        const parsed = credentials.safeParse(await readJson(context.request));
        if (!parsed.success) return invalid("a username and a password");
        return signInAnswer(await signIn(auth, parsed.data, visitorOf(auth, context)));
      },
    },
    {
      ...shape,
      path: "auth/sign-in/second-factor",
      async handle(context) {
        const parsed = secondFactor.safeParse(await readJson(context.request));
        if (!parsed.success) return invalid("a token and a code");
        return signInAnswer(await finishSecondFactor(auth, parsed.data, visitorOf(auth, context)));
      },
    },
  ];
}

function invalid(wanted: string): Response {
  return problem(400, "REQUEST_INVALID", `The request is not JSON with ${wanted}. Nothing was done.`);
}
