import { isAppId, type Manifest } from "@mows/manifest";
import type { AppId } from "../../kit/ids.ts";
import type { Db } from "../../kit/sql/database.ts";
import { appsDb } from "./tables.ts";

export type InstalledApp = {
  id: AppId;
  name: string;
  description: string | null;
  version: string;
  manifest: Manifest;
  folder: string;
};

/** `id` may be any text: what cannot be an app's id is none. */
export async function findInstalledApp(db: Db, id: string): Promise<InstalledApp | null> {
  if (!isAppId(id)) return null;
  return (
    (await installed(db)
      .where("id", "=", id as AppId)
      .executeTakeFirst()) ?? null
  );
}

/** All of them, by name. */
export async function allInstalledApps(db: Db): Promise<InstalledApp[]> {
  return installed(db).orderBy("name").orderBy("id").execute();
}

function installed(db: Db) {
  return appsDb(db).selectFrom("apps").select(["id", "name", "description", "version", "manifest", "folder"]);
}
