import { documentBusContract } from "./document-bus.contract.ts";
import { createMemoryDocumentBus } from "./document-bus.memory.ts";

documentBusContract("in memory", async () => {
  const bus = createMemoryDocumentBus();
  return { connect: async () => bus, [Symbol.asyncDispose]: () => bus.stop() };
});
