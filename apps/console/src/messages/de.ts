import { browse } from "./de/browse.ts";
import { consent } from "./de/consent.tsx";
import { picker } from "./de/picker.ts";
import { requestAccess } from "./de/request-access.tsx";
import { accountFields } from "./de/account-fields.ts";
import { account } from "./de/account.ts";
import { credentials } from "./de/credentials.tsx";
import { document } from "./de/document.ts";
import { failures } from "./de/failures.ts";
import { files } from "./de/files.ts";
import { general } from "./de/general.tsx";
import { groups } from "./de/groups.ts";
import { audit } from "./de/audit.ts";
import { join } from "./de/join.ts";
import { link } from "./de/link.ts";
import { home } from "./de/home.tsx";
import { people } from "./de/people.ts";
import { permissions } from "./de/permissions.ts";
import { recovery } from "./de/recovery.ts";
import { security } from "./de/security.ts";
import { settings } from "./de/settings.ts";
import { shares } from "./de/shares.ts";
import { signIn } from "./de/sign-in.tsx";
import { welcome } from "./de/welcome.tsx";
import type { ConsoleMessages } from "./en.ts";

export const de = {
  join,
  link,
  shares,
  audit,
  groups,
  credentials,
  document,
  failures,
  files,
  general,
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
} satisfies ConsoleMessages;
