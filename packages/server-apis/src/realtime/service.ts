import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { Kit } from "../kit/kit.ts";
import { createMemoryDocumentBus } from "./adapters/document-bus.memory.ts";
import { documentContents } from "./domain/contents/document-contents.ts";
import type { PastReader } from "./domain/history/past-question.ts";
import { createDocumentHub } from "./domain/hub/create-document-hub.ts";
import type { DocumentBus } from "./domain/hub/document-bus.ts";
import { createPresence } from "./domain/presence/create-presence.ts";
import { documentJobs } from "./domain/settle/document-jobs.ts";
import { realtimeTables } from "./migrations/0001-realtime.ts";
import { documentResolvers } from "./resolvers/document-resolvers.ts";
import { historyResolvers } from "./resolvers/history-resolvers.ts";
import { presenceQueries, presenceSubscriptions } from "./resolvers/presence-resolvers.ts";
import { documentSockets } from "./routes/document-sockets.ts";

/** Documents that several people edit at once, who is there meanwhile, and how a document came to be what it is. */
export const realtime = defineService({
  name: "realtime",
  schema: schemas.realtime,
  migrations: [realtimeTables],
  scopes: [],

  async start(kit, peers) {
    const limits = kit.config.realtime;
    const bus = await openBus(kit);
    const past = await openPast(kit);
    const hub = createDocumentHub({ kit, peers, bus, limits });
    const presence = createPresence({ bus, processId: crypto.randomUUID(), limits });
    const history = { kit, peers, hub, past };
    const ofDocuments = documentResolvers(history);
    const ofHistory = historyResolvers(history);
    return {
      resolvers: {
        Query: { ...ofDocuments.Query, ...ofHistory.Query, ...presenceQueries(kit, presence) },
        Mutation: { ...ofDocuments.Mutation, ...ofHistory.Mutation },
        Subscription: presenceSubscriptions(kit, presence),
      },
      sockets: documentSockets(kit, peers, hub, presence),
      jobs: documentJobs({ kit, peers, hub, past, settleAfterMs: limits.settleAfterMs }),
      provides: { documentContents: documentContents({ kit, hub, past }) },
      async stop() {
        presence.stop();
        await hub.stop();
        await past.stop();
        await bus.stop();
      },
    };
  },
});

async function openBus({ config, log }: Kit): Promise<DocumentBus> {
  if (config.natsUrl === null) return createMemoryDocumentBus();
  const { createNatsDocumentBus } = await import("./adapters/document-bus.nats.node.ts");
  return createNatsDocumentBus({ url: config.natsUrl, prefix: `mows.${config.domain.replaceAll(".", "_")}`, log });
}

/** A cloud in memory starts no thread, and is the same in a browser tab. */
async function openPast({ dataFolder }: Kit): Promise<PastReader> {
  const adapter =
    dataFolder === null ? import("./adapters/past-reader.memory.ts") : import("./adapters/past-reader.node.ts");
  return (await adapter).createPastReader();
}
