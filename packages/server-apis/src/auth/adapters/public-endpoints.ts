import { z } from "zod";
import { sha256Hex } from "../../kit/sha256-hex.ts";
import type { IdentityProvider } from "../domain/ports.ts";
import type { SendOptions } from "./better-auth-provider.ts";
import { discoveryDocument } from "./discovery-document.ts";

type Send = (method: "GET" | "POST", path: string, options?: SendOptions) => Promise<Response>;

const formPaths = {
  token: "/oauth2/token",
  revoke: "/oauth2/revoke",
  introspect: "/oauth2/introspect",
  device: "/device/code",
} as const;

const userInfo = z.looseObject({ email: z.string().optional(), email_verified: z.boolean().optional() });

/** The longest body of a request to one of these. */
const maximumFormBytes = 16 * 1024;

/** Endpoints for callers that bring their own proof: they get no cookie, and only the headers that mean something to them. */
export function createPublicEndpoints(send: Send, cloudOrigin: string): IdentityProvider["publicEndpoint"] {
  return async (endpoint, request) => {
    switch (endpoint) {
      case "token":
      case "revoke":
      case "introspect":
      case "device":
        return sendForm(send, formPaths[endpoint], request);
      case "userinfo": {
        const authorization = request.headers.get("authorization");
        const headers = authorization === null ? {} : { authorization };
        return withConfirmedAddress(await send("GET", "/oauth2/userinfo", { headers }));
      }
      case "jwks":
        return send("GET", "/jwks");
      case "discovery":
        return Response.json(discoveryDocument(cloudOrigin), { headers: { "cache-control": "max-age=300" } });
      default:
        return endpoint satisfies never;
    }
  };
}

/** Who gave no address has a stand-in in the database, which is nobody's to know: an address that was not confirmed is left out. */
async function withConfirmedAddress(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const { email, email_verified: isConfirmed, ...claims } = userInfo.parse(await response.json());
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return Response.json(isConfirmed ? { ...claims, email, email_verified: true } : claims, { headers });
}

async function sendForm(send: Send, path: string, request: Request): Promise<Response> {
  const text = await request.text();
  if (text.length > maximumFormBytes) return Response.json({ error: "invalid_request" }, { status: 413 });
  const form = new URLSearchParams(text);
  // The database takes no such character, and no token has one.
  if ([...form.values()].some((value) => value.includes("\0"))) return refuse(400, "invalid_request");
  const deviceCode = form.get("device_code");
  if (deviceCode !== null) form.set("device_code", await sha256Hex(deviceCode));
  const authorization = request.headers.get("authorization");
  if (authorization === null) return send("POST", path, { form });
  const client = readBasic(authorization);
  if (client === null) return refuse(401, "invalid_client");
  if (form.has("client_secret") || form.has("client_assertion")) return refuse(400, "invalid_request");
  if (form.has("client_id") && form.get("client_id") !== client.id) return refuse(400, "invalid_request");
  // Clients are registered for one way to give their secret, and may use either.
  form.set("client_id", client.id);
  form.set("client_secret", client.secret);
  const response = await send("POST", path, { form });
  if (response.ok) return response;
  const body = await response.text();
  const isClients = /"error":"invalid_client"/.test(body);
  const headers = new Headers(response.headers);
  if (isClients) headers.set("www-authenticate", 'Basic realm="mows"');
  return new Response(body, { status: isClients ? 401 : response.status, headers });
}

/** RFC 6749 §2.3.1: both parts are form-encoded before they are joined. */
function readBasic(authorization: string): { id: string; secret: string } | null {
  try {
    const pair = atob(/^basic +(\S+)$/i.exec(authorization)?.[1] ?? "");
    const colon = pair.indexOf(":");
    if (colon < 0) return null;
    const [id = "", secret = ""] = [pair.slice(0, colon), pair.slice(colon + 1)].map((part) =>
      decodeURIComponent(part.replaceAll("+", " ")),
    );
    return { id, secret };
  } catch {
    return null;
  }
}

/** RFC 6749 §5.2. */
function refuse(status: number, error: string): Response {
  const headers = new Headers({ "cache-control": "no-store" });
  if (status === 401) headers.set("www-authenticate", 'Basic realm="mows"');
  return Response.json({ error }, { status, headers });
}
