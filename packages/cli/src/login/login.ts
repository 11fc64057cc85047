import { z } from "zod";

/** A sign-in at a cloud elsewhere, as it lies in the person's configuration folder. */
export const login = z.object({
  /** Origin of the cloud. */
  url: z.url(),
  username: z.string(),
  scopes: z.array(z.string()),
  accessToken: z.string(),
  /** Milliseconds since 1970. */
  accessExpiresAt: z.number(),
  refreshToken: z.string(),
});

export type Login = z.infer<typeof login>;
