import type { AppId, PersonId } from "../../../kit/ids.ts";

/** Who edits, and by which app; null where it is the cloud's own pages. */
export type Author = { personId: PersonId; appId: AppId | null };
