import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { PersonId } from "../kit/ids.ts";
import type { Kit } from "../kit/kit.ts";
import { createBetterAuthProvider } from "./adapters/better-auth-provider.ts";
import { createPasskeyCeremonies } from "./adapters/passkey-ceremonies.ts";
import { createDatabaseSecretStore } from "./adapters/secret-store.database.ts";
import { createVault } from "./adapters/vault.ts";
import { createAppAccess } from "./domain/app-access.ts";
import { createAttemptLimiter } from "../kit/attempt-limiter.ts";
import type { Auth } from "./domain/auth.ts";
import { authenticate } from "./domain/authenticate.ts";
import { ensureOwnClients } from "./domain/own-clients.ts";
import { createFailureLimiter } from "./domain/failure-limiter.ts";
import { finishDeletion } from "./domain/delete-account.ts";
import { createKnownDevices } from "./domain/known-devices.ts";
import { mailJobs } from "./domain/mail-jobs.ts";
import { createOwnerLink } from "./domain/owner-link.ts";
import { findPerson, findPersonByUsername, hasOwner, namesOf } from "./domain/person.ts";
import type { Mailer, SecretStore } from "./domain/ports.ts";
import { randomToken } from "./domain/random-token.ts";
import { refreshRedirectAddresses, registerClient } from "./domain/register-client.ts";
import { createSignInLinks } from "./domain/sign-in-links.ts";
import { identity } from "./migrations/0001-identity.ts";
import { oauthProviderTables } from "./migrations/0002-oauth-provider.ts";
import { appSessions } from "./migrations/0003-app-sessions.ts";
import { accounts } from "./migrations/0004-accounts.ts";
import { clientsAndTokens } from "./migrations/0005-clients-and-tokens.ts";
import { consentChoices } from "./migrations/0006-consent-choices.ts";
import { failedAttempts } from "./migrations/0007-failed-attempts.ts";
import { authResolvers } from "./resolvers/auth-resolvers.ts";
import { authRoutes } from "./routes.ts";

const minuteMs = 60 * 1000;
/** Guessing gets slower the longer it goes on: at last ten tries an hour. */
const growing = { windowMs: 5 * minuteMs, longestWindowMs: 60 * minuteMs };

/** People, their sessions on the cloud and on apps' origins, and what apps are let to ask for. */
export const auth = defineService({
  name: "auth",
  schema: schemas.auth,
  migrations: [identity, oauthProviderTables, appSessions, accounts, clientsAndTokens, consentChoices, failedAttempts],
  scopes: ["openid", "profile"],
  async start(kit, peers) {
    const secrets = await secretStore(kit);
    const secret = await secrets.loadOrCreate("auth-secret", randomToken);
    const self: Auth = {
      kit,
      peers,
      provider: await createBetterAuthProvider(kit, secret),
      passkeys: createPasskeyCeremonies(kit.origins.cloud),
      vault: createVault(secret),
      knownDevices: createKnownDevices(kit.origins.cloud, secret),
      mailer: await mailerOf(kit),
      makeAvatar: async (bytes) => (await import("./adapters/avatar-maker.node.ts")).makeAvatar(bytes),
      ownerLink: createOwnerLink(kit.origins, await hasOwner(kit.db)),
      signInLinks: createSignInLinks(kit.clock),
      limits: {
        signInToAccount: createFailureLimiter(kit, "sign-in-to-account", { attempts: 10, ...growing }),
        signInFromAddress: createFailureLimiter(kit, "sign-in-from-address", { attempts: 30, windowMs: 5 * minuteMs }),
        signInFromDevice: createFailureLimiter(kit, "sign-in-from-device", { attempts: 10, windowMs: 5 * minuteMs }),
        secondFactor: createFailureLimiter(kit, "second-factor", { attempts: 10, ...growing }),
        reauthentication: createFailureLimiter(kit, "reauthentication", { attempts: 10, ...growing }),
        passkey: createAttemptLimiter(kit.clock, { attempts: 100, windowMs: 5 * minuteMs }),
        links: createAttemptLimiter(kit.clock, { attempts: 30, windowMs: 5 * minuteMs }),
        mail: createAttemptLimiter(kit.clock, { attempts: 5, windowMs: 15 * minuteMs }),
        appSignIn: createAttemptLimiter(kit.clock, { attempts: 100, windowMs: 5 * minuteMs }),
        deviceStart: createAttemptLimiter(kit.clock, { attempts: 30, windowMs: 5 * minuteMs }),
        deviceCode: createFailureLimiter(kit, "device-code", { attempts: 10, windowMs: 10 * minuteMs }),
      },
    };
    await refreshRedirectAddresses(kit);
    await ensureOwnClients(kit);
    return {
      resolvers: authResolvers(self),
      routes: authRoutes(self),
      jobs: {
        ...mailJobs(self),
        "auth.finish-deletion": {
          leaseMs: 5 * minuteMs,
          maximumAttempts: 20,
          // What a job is handed is what this service enqueued.
          run: (payload) => finishDeletion(self, (payload as { personId: PersonId }).personId),
        },
      },
      provides: {
        authenticator: { authenticate: (request, appId, options) => authenticate(self, request, appId, options) },
        peopleDirectory: {
          idOfUsername: async (username) => (await findPersonByUsername(kit.db, username))?.id ?? null,
          isOwner: async (personId) => (await findPerson(kit.db, personId))?.role === "owner",
          namesOf: (personIds) => namesOf(kit.db, personIds),
        },
        appAccess: createAppAccess(kit.db),
        secrets: {
          ...self.vault,
          hashPassword: (password) => self.provider.hashPassword(password),
          verifyPassword: (password, hash) => self.provider.verifyPassword(password, hash),
        },
        ownerInvitation: { ownerLink: () => self.ownerLink.make() },
        clientRegistry: { register: (tx, client) => registerClient(kit, tx, client) },
      },
    };
  },
});

async function mailerOf({ config }: Kit): Promise<Mailer | null> {
  if (config.smtpUrl === null) return null;
  const { createSmtpMailer } = await import("./adapters/mailer.smtp.ts");
  return createSmtpMailer(config.smtpUrl, config.domain);
}

/** Loaded only where there is a folder: a cloud in memory reaches no disk. */
async function secretStore(kit: Kit): Promise<SecretStore> {
  if (kit.dataFolder === null) return createDatabaseSecretStore(kit.db);
  const { createDiskSecretStore } = await import("./adapters/secret-store.disk.ts");
  return createDiskSecretStore(kit.dataFolder);
}
