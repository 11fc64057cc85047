import { type ProtocolServer, startProtocolServer } from "./protocol-server.ts";

export interface StoredUpload {
  readonly metadata: Readonly<Record<string, string>>;
  readonly lengthBytes: number;
  bytes: Uint8Array;
}

/** What the test may put between a request and its answer; undefined lets it pass, null breaks the connection. */
export type Interference = (
  request: Request,
  uploads: ReadonlyMap<string, StoredUpload>,
) => Promise<Response | null | void>;

export interface TusServer extends AsyncDisposable {
  readonly server: ProtocolServer;
  readonly uploads: Map<string, StoredUpload>;
  /** `POST`, `HEAD`, `PATCH`, `DELETE`, in the order they came. */
  readonly methods: () => string[];
}

/** tus 1.0.0 as the cloud speaks it, with the uploads in memory. */
export async function startTusServer(interfere: Interference = async () => undefined): Promise<TusServer> {
  const uploads = new Map<string, StoredUpload>();
  const server = await startProtocolServer(async (request) => {
    const interference = await interfere(request, uploads);
    if (interference !== undefined) return interference;
    const { pathname } = new URL(request.url);
    if (pathname === "/.mows/uploads") return create(request, uploads);
    const upload = uploads.get(pathname);
    if (!upload) return problem(404, "UPLOAD_NOT_FOUND", "There is no such upload.");
    switch (request.method) {
      case "HEAD":
        return new Response(null, { headers: { "upload-offset": String(upload.bytes.length) } });
      case "PATCH":
        return append(request, pathname, upload);
      default:
        uploads.delete(pathname);
        return new Response(null, { status: 204 });
    }
  });
  return {
    server,
    uploads,
    methods: () => server.requests.map((request) => request.method),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

export function problem(status: number, code: string, detail: string): Response {
  return Response.json(
    { code, detail, title: code, status },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

function create(request: Request, uploads: Map<string, StoredUpload>): Response {
  const path = `/.mows/uploads/${uploads.size + 1}`;
  const metadata = Object.fromEntries(
    (request.headers.get("upload-metadata") ?? "").split(",").map((pair) => {
      const [key = "", value = ""] = pair.split(" ");
      return [key, Buffer.from(value, "base64").toString("utf8")];
    }),
  );
  const lengthBytes = Number(request.headers.get("upload-length"));
  const upload = { metadata, lengthBytes, bytes: new Uint8Array() };
  uploads.set(path, upload);
  return new Response(null, {
    status: 201,
    headers: { location: path, ...(lengthBytes === 0 ? nodeHeaders(path, upload) : {}) },
  });
}

async function append(request: Request, path: string, upload: StoredUpload): Promise<Response> {
  if (Number(request.headers.get("upload-offset")) !== upload.bytes.length) {
    return problem(409, "OFFSET_MISMATCH", "The upload is elsewhere.");
  }
  const more = new Uint8Array(await request.arrayBuffer());
  upload.bytes = Uint8Array.from([...upload.bytes, ...more]);
  const done = upload.bytes.length === upload.lengthBytes;
  const headers = { "upload-offset": String(upload.bytes.length), ...(done ? nodeHeaders(path, upload) : {}) };
  return new Response(null, { status: 204, headers });
}

function nodeHeaders(path: string, { metadata }: StoredUpload): Record<string, string> {
  const number = path.split("/").at(-1);
  return { "mows-node-id": `node-${number}`, "mows-node-name": encodeURIComponent(metadata["filename"] ?? "") };
}
