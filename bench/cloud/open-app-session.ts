import { createHash, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { projectRoot } from "../project-root.ts";
import { connectDatabase, runMows, type BenchCloud } from "./start-cloud.ts";

const app = "spotify";
const [username, password] = ["ada", "correct horse battery"];

/** A person using an app: what almost every request of a cloud comes from. */
export type AppSession = {
  /** For the person's requests on the app's origin, by 127.0.0.1. */
  headers: Record<string, string>;
  personId: string;
  appId: string;
  /** A folder that the person has granted the app for writing. */
  folderId: string;
  spaceId: string;
};

/**
 * Makes a person, installs an app, and lets the person in to it. Account, sign-in and installation go the way they always go; the hand-over
 * to the app's origin, which needs a browser and a click, is its outcome written into the database.
 */
export async function openAppSession(cloud: BenchCloud): Promise<AppSession> {
  await runMows(cloud, ["user", "add", username], `${password}\n`);
  await runMows(cloud, ["app", "install", join(projectRoot, "examples/spotify-clone")]);
  await signIn(cloud);
  await using database = connectDatabase(cloud);
  const { rows } = await database.query<{ session_id: string; person_id: string; space_id: string; root_id: string }>(
    `select s.id as session_id, s."userId" as person_id, p.id as space_id, p.root_id
     from auth.session s join spaces p on p.owner_id = s."userId"`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error("the person has no session or no space");
  const token = randomBytes(32).toString("base64url");
  await database.query(
    `insert into auth.app_sessions (id, token_hash, person_id, app_id, cloud_session_id, created_at, expires_at, last_used_at)
     values ($1, $2, $3, $4, $5, now(), now() + interval '1 day', now())`,
    [randomUUID(), createHash("sha256").update(token).digest("hex"), found.person_id, app, found.session_id],
  );
  const folderId = randomUUID();
  await database.query(
    `insert into nodes (id, space_id, parent_id, name, name_key, kind, created_at, modified_at)
     values ($1, $2, $3, 'Bench', 'bench', 'folder', now(), now())`,
    [folderId, found.space_id, found.root_id],
  );
  await database.query(
    `insert into grants (id, node_id, grantee_kind, person_id, app_id, role, granted_by, source, granted_at)
     values ($1, $2, 'app', $3, $4, 'write', $3, 'consent', now())`,
    [randomUUID(), folderId, found.person_id, app],
  );
  const host = `${app}.mows.localhost:${cloud.port}`;
  return {
    headers: { host, origin: `http://${host}`, cookie: `mows_session=${token}` },
    personId: found.person_id,
    appId: app,
    folderId,
    spaceId: found.space_id,
  };
}

/** Signs the person in at the cloud itself. */
export async function signIn(cloud: BenchCloud): Promise<{ username: string; origin: string; cookie: string }> {
  const origin = `http://127.0.0.1:${cloud.port}`;
  const response = await fetch(`${origin}/.mows/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ username, password }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers.getSetCookie().map((each) => each.split(";", 1)[0]);
  return { username, origin, cookie: cookie.join("; ") };
}
