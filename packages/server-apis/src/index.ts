export { localSocketName, startCloud, type RunningCloud, type StartCloudOptions } from "./start-cloud.ts";
export { ConfigInvalid, readConfig, type Config } from "./kit/config.ts";
export { createLog } from "./kit/telemetry/create-log.node.ts";
export { DataFolderError } from "./kit/data-folder/data-folder-error.ts";
export { openBlobStore } from "./kit/blobs/open-blob-store.node.ts";
