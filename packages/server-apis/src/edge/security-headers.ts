/** The policy of every page (CSP Level 3): nothing from elsewhere, nothing inline, no frames around it. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join("; ");

/** Features that no app gets; WebAuthn is the cloud's own origin's alone. */
const denied = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi", "display-capture"];
const webAuthn = ["publickey-credentials-get", "publickey-credentials-create"];

const policyOf = (features: readonly string[]): string => features.map((feature) => `${feature}=()`).join(", ");
const permissions = { cloud: policyOf(denied), app: policyOf([...denied, ...webAuthn]) };

/**
 * The headers of every response. A route that serves a person's content sets a stricter `Content-Security-Policy` of its own,
 * which stays.
 */
export function addSecurityHeaders(headers: Headers, isApp: boolean): void {
  if (!headers.has("content-security-policy")) headers.set("content-security-policy", contentSecurityPolicy);
  headers.set("x-content-type-options", "nosniff");
  headers.set("referrer-policy", "no-referrer");
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("origin-agent-cluster", "?1");
  headers.set("permissions-policy", isApp ? permissions.app : permissions.cloud);
}
