import { mkdtempDisposable } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import type { S3Settings } from "../s3-settings.ts";

/** The keys that s3rver knows. */
const [accessKeyId, secretAccessKey] = ["S3RVER", "S3RVER"];
const bucket = "blobs";

export type TestS3 = AsyncDisposable & {
  port: number;
  /** `BLOBS_URL` for it, or for what stands before it on another port. */
  url(port?: number): string;
  settings(port?: number): S3Settings;
};

/** An S3 service of a test's own, with one empty bucket. */
export async function startS3(): Promise<TestS3> {
  const folder = await mkdtempDisposable(join(tmpdir(), "s3-"));
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: folder.path,
    configureBuckets: [{ name: bucket }],
  });
  const { port: own } = await server.run();
  return {
    port: own,
    url: (port = own) =>
      `s3://${accessKeyId}:${secretAccessKey}@${bucket}/some/prefix?endpoint=http://127.0.0.1:${port}`,
    settings: (port = own) => ({
      bucketUrl: `http://127.0.0.1:${port}/${bucket}`,
      prefix: "some/prefix/",
      region: "us-east-1",
      accessKeyId,
      secretAccessKey,
      sessionToken: null,
    }),
    async [Symbol.asyncDispose]() {
      await server.close();
      await folder.remove();
    },
  };
}
