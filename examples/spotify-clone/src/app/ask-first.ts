import type { FileIndexResult, Mows, RootsResult, Session } from "@mows/sdk";
import { musicQuery } from "../library/music-query.ts";
import { musicRoot } from "../library/music-root.ts";

/** What the first page needs. A rejection is for nobody to handle: whoever needs the answer asks again, and tells. */
export interface FirstAnswers {
  readonly session: Promise<Session>;
  readonly roots: Promise<RootsResult>;
  /** Rejects where no folder was granted. */
  readonly index: Promise<FileIndexResult>;
  /** Resolves when nothing more is to be asked: a browser that compiles an app sends nothing. */
  readonly asked: Promise<void>;
}

/** Asks who is signed in and for their folder at once, and for the music as soon as the folder is known. */
export function askFirst(mows: Mows): FirstAnswers {
  const session = mows.auth.session();
  const roots = mows.files.roots();
  const index = roots.then(async (result) => {
    const root = musicRoot(result);
    if (root === null) throw new Error("No folder was granted");
    return mows.files.index(musicQuery(root.node.id));
  });
  for (const answer of [session, index]) answer.catch(() => undefined);
  const asked = roots.then(
    () => undefined,
    () => undefined,
  );
  return { session, roots, index, asked };
}
