import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { BlobId, NodeId, SpaceId } from "../kit/ids.ts";
import type { Kit } from "../kit/kit.ts";
import { unref } from "../kit/unref.ts";
import { createSpace } from "./domain/tree/create-space.ts";
import { deletePersonalSpace, removeSpace } from "./domain/tree/delete-personal-space.ts";
import { deleteBlob } from "./domain/contents/delete-blob.ts";
import { ensureFolder } from "./domain/tree/ensure-folder.ts";
import { folderAt } from "./domain/tree/folder-at.ts";
import type { Extraction } from "./domain/extraction/enqueue-extraction.ts";
import { extractMetadata } from "./domain/extraction/extract-metadata.ts";
import { groupSpaces } from "./domain/tree/group-space.ts";
import type { CreateHash, MediaProbe } from "./domain/ports.ts";
import { listPersonalFiles } from "./domain/tree/list-personal-files.ts";
import { purgeNode } from "./domain/tree/purge-node.ts";
import { reapUploads } from "./domain/uploads/reap-uploads.ts";
import { Uploads } from "./domain/uploads/uploads.ts";
import { filesTables } from "./migrations/0001-files.ts";
import { fileMutations } from "./resolvers/mutations.ts";
import { fileQueries } from "./resolvers/queries.ts";
import { contentRoutes } from "./routes/content-routes.ts";
import { uploadRoutes } from "./routes/upload-routes.ts";

/** How often expired uploads are looked for: a query, and nothing written where there is none. */
const reapEveryMs = 15 * 60 * 1000;

/** The tree of files and folders, their bytes, and what can be read out of them. */
export const files = defineService({
  name: "files",
  schema: schemas.files,
  migrations: [filesTables],
  scopes: ["files.read", "files.write"],

  async start(kit) {
    const { probe, createHash } = await tools(kit);
    const uploads = new Uploads(kit, createHash);
    const reap = () =>
      void reapUploads(kit).catch((cause: unknown) =>
        kit.log.warn({ cause }, "expired uploads could not be taken away"),
      );
    const reaper = setInterval(reap, reapEveryMs);
    unref(reaper);
    return {
      resolvers: { Query: fileQueries(kit), Mutation: fileMutations(kit) },
      routes: [...uploadRoutes(kit, uploads), ...contentRoutes(kit)],
      // What a job is handed is what this service enqueued.
      jobs: {
        "files.extract": {
          leaseMs: 90_000,
          maximumAttempts: 5,
          run: (payload, signal) => extractMetadata({ kit, probe, createHash }, payload as Extraction, signal),
        },
        "files.purge": {
          leaseMs: 10 * 60_000,
          maximumAttempts: 20,
          run: (payload, signal) => purgeNode(kit, (payload as { nodeId: NodeId }).nodeId, signal),
        },
        "files.remove-space": {
          leaseMs: 10 * 60_000,
          maximumAttempts: 20,
          run: (payload, signal) => removeSpace(kit, (payload as { spaceId: SpaceId }).spaceId, signal),
        },
        "files.delete-blob": {
          leaseMs: 60_000,
          maximumAttempts: 20,
          run: (payload) => deleteBlob(kit, (payload as { blobId: BlobId }).blobId),
        },
      },
      provides: {
        personalFiles: {
          list: (personId) => listPersonalFiles(kit, personId),
          delete: (tx, personId) => deletePersonalSpace(kit, tx, personId),
        },
        tree: {
          createSpace: (tx, personId, limitBytes) => createSpace(kit, tx, personId, limitBytes),
          folderAt,
          ensureFolder: (tx, personId, path) => ensureFolder(kit, tx, personId, path),
        },
        groupSpaces: groupSpaces(kit),
      },
      stop: async () => {
        clearInterval(reaper);
        await uploads.stop();
        await probe.stop();
      },
    };
  },
});

/** Loaded where they are used: a cloud in memory starts no process, and is the same in a browser tab. */
async function tools(kit: Kit): Promise<{ probe: MediaProbe; createHash: CreateHash }> {
  if (kit.dataFolder === null) {
    const { createMemoryProbe } = await import("./adapters/media-probe.memory.ts");
    const { createMemoryHash } = await import("./adapters/streaming-hash.memory.ts");
    return { probe: createMemoryProbe(kit.blobs), createHash: createMemoryHash };
  }
  const { createProcessProbe } = await import("./adapters/media-probe.node.ts");
  const { createNodeHash } = await import("./adapters/streaming-hash.node.ts");
  return { probe: createProcessProbe(kit.blobs), createHash: createNodeHash };
}
