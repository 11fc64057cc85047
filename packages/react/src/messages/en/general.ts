import type { MowsError } from "@mows/sdk";

export const general = {
  tryAgain: "Try again",
  cancel: "Cancel",
  /** What the cloud says for a person is English already. */
  error: (error: Pick<MowsError, "kind" | "message" | "traceId">): string => error.message,
};
