/** Where blobs lie in an S3 service, and how to be let in. */
export type S3Settings = {
  /** Address of the bucket, without `/` at its end. */
  bucketUrl: string;
  /** Before every key: empty, or ending in `/`. */
  prefix: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Null for credentials that last. */
  sessionToken: string | null;
};

/** The variables that every program for S3 knows. */
export type S3Credentials = {
  AWS_ACCESS_KEY_ID?: string | undefined;
  AWS_SECRET_ACCESS_KEY?: string | undefined;
  AWS_SESSION_TOKEN?: string | undefined;
  AWS_REGION?: string | undefined;
};

const form = "s3://bucket/prefix?endpoint=https://host&region=name&pathStyle=true";
const parameters = new Set(["endpoint", "region", "pathStyle"]);

/** Reads `BLOBS_URL`; a sentence about what is wrong with it where it cannot be used. */
export function parseS3Url(text: string, credentials: S3Credentials): S3Settings | string {
  if (!text.startsWith("s3://") || !URL.canParse(text)) return `must be of the form ${form}`;
  const url = new URL(text);
  const unknown = [...url.searchParams.keys()].find((name) => !parameters.has(name));
  if (unknown !== undefined) return `knows no parameter ${unknown}: it must be of the form ${form}`;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname)) return `must name a bucket: ${form}`;
  const region = url.searchParams.get("region") ?? credentials.AWS_REGION ?? "us-east-1";
  const bucketUrl = addressOf(url, region);
  if (bucketUrl === null) return "must have an http or https address, without a path, as its endpoint";
  const accessKeyId = decodeURIComponent(url.username) || credentials.AWS_ACCESS_KEY_ID;
  const secretAccessKey = decodeURIComponent(url.password) || credentials.AWS_SECRET_ACCESS_KEY;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    return "needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY beside it, or key:secret@ before the bucket";
  }
  const folders = decodeURIComponent(url.pathname)
    .split("/")
    .filter((folder) => folder !== "");
  return {
    bucketUrl,
    prefix: folders.map((folder) => `${folder}/`).join(""),
    region,
    accessKeyId,
    secretAccessKey,
    sessionToken: url.username === "" ? (credentials.AWS_SESSION_TOKEN ?? null) : null,
  };
}

/** Services of one's own are seldom set up to answer at a name for each bucket; Amazon's wants it so. */
function addressOf({ hostname: bucket, searchParams }: URL, region: string): string | null {
  const given = searchParams.get("endpoint");
  const endpoint = given ?? `https://s3.${region}.amazonaws.com`;
  if (!URL.canParse(endpoint)) return null;
  const { protocol, host, pathname } = new URL(endpoint);
  if (!/^https?:$/.test(protocol) || pathname !== "/") return null;
  const pathStyle = searchParams.get("pathStyle") ?? (given === null ? "false" : "true");
  return pathStyle === "false" ? `${protocol}//${bucket}.${host}` : `${protocol}//${host}/${bucket}`;
}
