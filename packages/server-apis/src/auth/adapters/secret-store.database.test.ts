import { createTestKit } from "../../kit/testing/create-test-kit.ts";
import { tableTree } from "../testing/table-tree.ts";
import { auth } from "../service.ts";
import { createDatabaseSecretStore } from "./secret-store.database.ts";
import { secretStoreContract } from "./secret-store.contract.ts";

secretStoreContract(async (test) => {
  await using kit = await createTestKit({ services: [auth], peers: { tree: tableTree }, startJobs: false });
  await test(() => createDatabaseSecretStore(kit.db));
});
