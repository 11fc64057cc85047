import { createGrant } from "../../kit/grants/create-grant.ts";
import type { AppId, PersonId } from "../../kit/ids.ts";
import type { Tx } from "../../kit/sql/database.ts";
import type { FolderForToken } from "./folders-for-token.ts";
import { fileAccess } from "./scopes.ts";

type Granting = {
  personId: PersonId;
  /** Of the token, or of the client. */
  appId: AppId;
  scopes: readonly string[];
  expiresAt: Date | null;
  at: Date;
};

/** Grants what the scopes let it do with these folders; without a scope for files, nothing. */
export async function grantFolders(tx: Tx, folders: readonly FolderForToken[], granting: Granting): Promise<void> {
  const { personId, appId, scopes, expiresAt, at } = granting;
  const role = fileAccess(scopes);
  if (role === null) return;
  for (const { nodeId, path } of folders) {
    const grantee = { kind: "app" as const, personId, appId };
    const source = "consent" as const;
    await createGrant(tx, {
      nodeId,
      grantee,
      role,
      grantedBy: personId,
      source,
      requestedPath: path,
      expiresAt,
      at,
    });
  }
}
