import { browse } from "./en/browse.ts";
import { consent } from "./en/consent.tsx";
import { picker } from "./en/picker.ts";
import { requestAccess } from "./en/request-access.tsx";
import { accountFields } from "./en/account-fields.ts";
import { account } from "./en/account.ts";
import { credentials } from "./en/credentials.tsx";
import { document } from "./en/document.ts";
import { failures } from "./en/failures.ts";
import { files } from "./en/files.ts";
import { general } from "./en/general.tsx";
import { groups } from "./en/groups.ts";
import { audit } from "./en/audit.ts";
import { join } from "./en/join.ts";
import { link } from "./en/link.ts";
import { home } from "./en/home.tsx";
import { people } from "./en/people.ts";
import { permissions } from "./en/permissions.ts";
import { recovery } from "./en/recovery.ts";
import { security } from "./en/security.ts";
import { settings } from "./en/settings.ts";
import { shares } from "./en/shares.ts";
import { signIn } from "./en/sign-in.tsx";
import { welcome } from "./en/welcome.tsx";

export const en = {
  join,
  link,
  shares,
  audit,
  groups,
  document,
  failures,
  files,
  general,
  credentials,
  home,
  settings,
  people,
  permissions,
  account,
  security,
  recovery,
  signIn,
  accountFields,
  welcome,
  browse,
  consent,
  picker,
  requestAccess,
};

/** Everything the console says. English has the shape: a key that German lacks is a type error. */
export type ConsoleMessages = typeof en;
