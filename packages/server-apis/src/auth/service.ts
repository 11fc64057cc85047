import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { Kit } from "../kit/kit.ts";
import { createBetterAuthProvider } from "./adapters/better-auth-provider.ts";
import { createDatabaseSecretStore } from "./adapters/secret-store.database.ts";
import { createAttemptLimiter } from "./domain/attempt-limiter.ts";
import type { Auth } from "./domain/auth.ts";
import { authenticate } from "./domain/authenticate.ts";
import { createOwnerLink } from "./domain/owner-link.ts";
import { findPerson, findPersonByUsername, hasOwner } from "./domain/person.ts";
import type { SecretStore } from "./domain/ports.ts";
import { randomToken } from "./domain/random-token.ts";
import { refreshRedirectAddresses, registerClient } from "./domain/register-client.ts";
import { createSignInLinks } from "./domain/sign-in-links.ts";
import { identity } from "./migrations/0001-identity.ts";
import { oauthProviderTables } from "./migrations/0002-oauth-provider.ts";
import { appSessions } from "./migrations/0003-app-sessions.ts";
import { authResolvers } from "./resolvers/auth-resolvers.ts";
import { authRoutes } from "./routes.ts";

const minuteMs = 60 * 1000;

/** People, their sessions on the cloud and on apps' origins, and what apps are let to ask for. */
export const auth = defineService({
  name: "auth",
  schema: schemas.auth,
  migrations: [identity, oauthProviderTables, appSessions],
  scopes: ["openid", "profile"],
  async start(kit, peers) {
    const secrets = await secretStore(kit);
    const secret = await secrets.loadOrCreate("auth-secret", randomToken);
    const self: Auth = {
      kit,
      peers,
      provider: await createBetterAuthProvider(kit, secret),
      ownerLink: createOwnerLink(kit.origins, await hasOwner(kit.db)),
      signInLinks: createSignInLinks(kit.clock),
      limits: {
        signInToAccount: createAttemptLimiter(kit.clock, { attempts: 10, windowMs: 5 * minuteMs }),
        signInFromAddress: createAttemptLimiter(kit.clock, { attempts: 30, windowMs: 5 * minuteMs }),
        appSignIn: createAttemptLimiter(kit.clock, { attempts: 100, windowMs: 5 * minuteMs }),
      },
    };
    await refreshRedirectAddresses(kit);
    return {
      resolvers: authResolvers(self),
      routes: authRoutes(self),
      provides: {
        authenticator: { authenticate: (request, appId) => authenticate(self, request, appId) },
        peopleDirectory: {
          idOfUsername: async (username) => (await findPersonByUsername(kit.db, username))?.id ?? null,
          isOwner: async (personId) => (await findPerson(kit.db, personId))?.role === "owner",
        },
        ownerInvitation: { ownerLink: () => self.ownerLink.make() },
        clientRegistry: { register: (tx, client) => registerClient(kit, tx, client) },
      },
    };
  },
});

/** Loaded only where there is a folder: a cloud in memory reaches no disk. */
async function secretStore(kit: Kit): Promise<SecretStore> {
  if (kit.dataFolder === null) return createDatabaseSecretStore(kit.db);
  const { createDiskSecretStore } = await import("./adapters/secret-store.disk.ts");
  return createDiskSecretStore(kit.dataFolder);
}
