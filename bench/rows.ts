import type { Row } from "./row.ts";

/** Name -> import(): the only list of rows, in the order they are run. */
export const rows: Readonly<Record<string, () => Promise<Row>>> = {
  sizes: async () => (await import("./rows/sizes.ts")).sizes,
  list: async () => (await import("./rows/list.ts")).list,
  gateway: async () => (await import("./rows/gateway.ts")).gateway,
  auth: async () => (await import("./rows/auth.ts")).auth,
  files: async () => (await import("./rows/files/files.ts")).files,
  search: async () => (await import("./rows/search.ts")).search,
  music: async () => (await import("./rows/music.ts")).music,
  upload: async () => (await import("./rows/upload.ts")).upload,
  download: async () => (await import("./rows/download.ts")).download,
  thumbnails: async () => (await import("./rows/thumbnails.ts")).thumbnails,
  realtime: async () => (await import("./rows/realtime/realtime.ts")).realtime,
  "realtime-idle": async () => (await import("./rows/realtime/idle-documents.ts")).idleDocuments,
  "realtime-large": async () => (await import("./rows/realtime/large-document.ts")).largeDocument,
  "realtime-paused": async () => (await import("./rows/realtime/paused-client.ts")).pausedClient,
  "realtime-durable": async () => (await import("./rows/realtime/durable-updates.ts")).durableUpdates,
  startup: async () => (await import("./rows/startup.ts")).startup,
};
