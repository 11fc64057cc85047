import { access } from "./en/access.ts";
import { audio } from "./en/audio.ts";
import { auth } from "./en/auth.ts";
import { docs } from "./en/docs.ts";
import { fileViewer } from "./en/file-viewer.ts";
import { files } from "./en/files.ts";
import { general } from "./en/general.ts";
import { groups } from "./en/groups.ts";
import { picks } from "./en/picks.ts";
import { sharing } from "./en/sharing.ts";
import { search } from "./en/search.ts";
import { uploads } from "./en/uploads.ts";

/** English: what components say unless `<MowsProvider>` is given another language. */
export const en = {
  locale: "en",
  ...access,
  ...general,
  ...auth,
  ...uploads,
  ...picks,
  ...files,
  ...fileViewer,
  ...docs,
  ...audio,
  ...groups,
  sharing,
  ...search,
};

/**
 * Everything that components say, in one language. English has the shape: a key that is added there is a type error in every other
 * language until it has it too. `locale` (BCP 47) is what numbers and dates are written in where the provider names no other.
 */
export type Messages = typeof en;
