import { schemas } from "../generated/schemas.ts";
import { defineService } from "../kit/define-service.ts";
import type { BlobId } from "../kit/ids.ts";
import { searchableNodes } from "./domain/tree/describe-for-search.ts";
import { createSpace } from "./domain/tree/create-space.ts";
import { deletePersonalSpace } from "./domain/tree/delete-personal-space.ts";
import { deleteBlob } from "./domain/contents/delete-blob.ts";
import { hashBlob } from "./domain/contents/hash-blob.ts";
import { keepTidy } from "./domain/contents/keep-tidy.ts";
import { ensureFolder } from "./domain/tree/ensure-folder.ts";
import { folderAt } from "./domain/tree/folder-at.ts";
import { documentNodes } from "./domain/documents/document-nodes.ts";
import { groupSpaces } from "./domain/tree/group-space.ts";
import { listPersonalFiles } from "./domain/tree/list-personal-files.ts";
import { treeJobs } from "./domain/tree-jobs.ts";
import { Uploads } from "./domain/uploads/uploads.ts";
import { filesTables } from "./migrations/0001-files.ts";
import { trashAndVersions } from "./migrations/0002-trash-and-versions.ts";
import { annotations } from "./migrations/0003-annotations.ts";
import { joinedUploads } from "./migrations/0004-joined-uploads.ts";
import { understoodContents } from "./migrations/0005-understood-contents.ts";
import { davTables } from "./migrations/0006-dav.ts";
import { linkMeta } from "./migrations/0007-link-meta.ts";
import { packs } from "./migrations/0008-packs.ts";
import { davReads } from "./migrations/0009-dav-reads.ts";
import { fileResolvers } from "./resolvers/file-resolvers.ts";
import { nodeViews } from "./resolvers/node-views.ts";
import { contentRoutes } from "./routes/content-routes.ts";
import { davRoutes } from "./routes/dav/dav-routes.ts";
import { uploadRoutes } from "./routes/upload-routes.ts";
import { zipRoutes } from "./routes/zip-routes.ts";
import { startMedia } from "./start-media.ts";

/** The tree of files and folders, their bytes, and what can be read out of them. */
export const files = defineService({
  name: "files",
  schema: schemas.files,
  migrations: [
    filesTables,
    trashAndVersions,
    annotations,
    joinedUploads,
    understoodContents,
    davTables,
    linkMeta,
    packs,
    davReads,
  ],
  scopes: ["files.read", "files.write"],

  async start(kit, peers) {
    const media = await startMedia(kit);
    const { createHash } = media;
    const uploads = new Uploads(kit, createHash);
    const tidying = keepTidy(kit);
    const own = { ...kit, peers };
    return {
      resolvers: fileResolvers(kit, peers),
      routes: [
        ...uploadRoutes(kit, uploads, createHash),
        ...contentRoutes(own),
        ...media.routes,
        ...zipRoutes(own),
        ...davRoutes(own, createHash),
      ],
      // What a job is handed is what this service enqueued.
      jobs: {
        ...media.jobs,
        ...treeJobs(own),
        "files.hash-blob": {
          leaseMs: 60 * 60_000,
          maximumAttempts: 20,
          run: (payload, signal) => hashBlob({ kit, createHash }, (payload as { blobId: BlobId }).blobId, signal),
        },
        "files.delete-blob": {
          leaseMs: 60_000,
          maximumAttempts: 20,
          run: (payload) => deleteBlob(kit, (payload as { blobId: BlobId }).blobId),
        },
      },
      provides: {
        personalFiles: {
          list: (personId) => listPersonalFiles(own, personId),
          delete: (tx, personId) => deletePersonalSpace(kit, tx, personId),
        },
        tree: {
          createSpace: (tx, personId, limitBytes) => createSpace(kit, tx, personId, limitBytes),
          folderAt,
          ensureFolder: (tx, personId, path) => ensureFolder(kit, tx, personId, path),
        },
        groupSpaces: groupSpaces(kit),
        searchableNodes: searchableNodes(kit),
        nodeViews: nodeViews(kit),
        documentNodes: documentNodes(kit),
      },
      stop: async () => {
        tidying.stop();
        await uploads.stop();
        await media.stop();
      },
    };
  },
});
