import { access } from "./de/access.ts";
import { audio } from "./de/audio.ts";
import { auth } from "./de/auth.ts";
import { docs } from "./de/docs.ts";
import { fileViewer } from "./de/file-viewer.ts";
import { files } from "./de/files.ts";
import { general } from "./de/general.ts";
import { groups } from "./de/groups.ts";
import { picks } from "./de/picks.ts";
import { sharing } from "./de/sharing.ts";
import { search } from "./de/search.ts";
import { uploads } from "./de/uploads.ts";
import type { Messages } from "./en.ts";

/**
 * German, for those who are on first-name terms with their cloud.
 *
 * @example
 * import { de } from "@mows/react/messages/de";
 *
 * <MowsProvider mows={mows} messages={de}>…</MowsProvider>;
 */
export const de = {
  locale: "de",
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
  ...search,
  sharing,
} satisfies Messages;
