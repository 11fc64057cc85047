export interface WantedAccess {
  readonly appId: string;
  readonly nodeId: string;
  readonly access: "READ" | "WRITE";
}

/** What `Denied.grantRequest` asks for, out of the page's address; null when it asks for nothing that exists. */
export function wantedAccess(search: string): WantedAccess | null {
  const asked = new URLSearchParams(search);
  const [appId, nodeId, access] = [asked.get("app"), asked.get("node"), asked.get("access")];
  if (!appId || !nodeId || (access !== "read" && access !== "write")) return null;
  return { appId, nodeId, access: access === "read" ? "READ" : "WRITE" };
}
