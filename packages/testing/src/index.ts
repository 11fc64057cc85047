export { createTestCloud, type TestCloudOptions } from "./create-test-cloud.ts";
export type { Action, ExplainedDecision } from "./explained-decision.ts";
export type { CloudFiles, InterruptedUpload, StoredUpload, UploadOptions } from "./files/cloud-files.ts";
export type { Network } from "./network/network.ts";
export { createTestClock, type Clock, type TestClock } from "./test-clock.ts";
export type { TestCloud } from "./test-cloud.ts";
export type { Grant, TestPage, TestUser, UserOptions } from "./test-user.ts";
