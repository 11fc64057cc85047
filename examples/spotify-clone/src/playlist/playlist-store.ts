import { compareNames } from "../library/compare-names.ts";
import type { PlaylistFiles } from "./playlist-files.ts";
import { mergePlaylists } from "./merge-playlists.ts";
import type { Playlist, StoredPlaylist } from "./playlist.ts";

export interface PlaylistView extends Playlist {
  /** Why the newest edit is not in the cloud; null while it is, or is on its way. */
  readonly problem: string | null;
}

interface Draft {
  playlist: Playlist;
  problem: string | null;
}

const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : "Something went wrong.");

/**
 * The playlists as the person last left them: what the cloud has, under the edits that are still on their way there.
 * Saves of one playlist run one after the other, and only its newest edit is written.
 */
export class PlaylistStore {
  readonly #files: PlaylistFiles;
  readonly #listeners = new Set<() => void>();
  readonly #drafts = new Map<string, Draft>();
  readonly #removedIds = new Set<string>();
  readonly #nodeIds = new Map<string, Set<string>>();
  readonly #saving = new Set<string>();
  #stored: readonly StoredPlaylist[] = [];
  #snapshot: readonly PlaylistView[] = [];

  constructor(files: PlaylistFiles) {
    this.#files = files;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): readonly PlaylistView[] => this.#snapshot;

  /** Takes what was read from the cloud, and deletes what an interrupted save left behind. */
  readonly setStored = (found: readonly StoredPlaylist[]): void => {
    const { current, supersededNodeIds } = mergePlaylists(found);
    const currentIds = new Set(current.map(({ id }) => id));
    const goneIds = this.#stored.map(({ id }) => id).filter((id) => !currentIds.has(id));
    this.#stored = current;
    for (const { id, nodeId } of found) this.#nodeIdsOf(id).add(nodeId);
    for (const id of goneIds) {
      if (!this.#saving.has(id) && this.#drafts.get(id)?.problem === null) this.#drafts.delete(id);
    }
    const abandoned = found.filter(({ id, nodeId }) => supersededNodeIds.includes(nodeId) && !this.#saving.has(id));
    if (abandoned.length > 0) void this.#files.remove(abandoned.map(({ nodeId }) => nodeId)).catch(() => null);
    this.#changed();
  };

  readonly save = (playlist: Playlist): void => {
    this.#drafts.set(playlist.id, { playlist, problem: null });
    this.#changed();
    if (!this.#saving.has(playlist.id)) void this.#writeNewest(playlist.id);
  };

  /** Tries again to write an edit that failed. */
  readonly retry = (id: string): void => {
    const draft = this.#drafts.get(id);
    if (draft) this.save(draft.playlist);
  };

  /** Null when it is gone, else what went wrong; then it is back on the list. */
  readonly remove = async (id: string): Promise<string | null> => {
    this.#removedIds.add(id);
    this.#changed();
    const problem = await this.#files.remove([...this.#nodeIdsOf(id)]).catch(errorMessage);
    if (problem === null) this.#drafts.delete(id);
    else this.#removedIds.delete(id);
    this.#changed();
    return problem;
  };

  async #writeNewest(id: string): Promise<void> {
    this.#saving.add(id);
    for (let draft = this.#drafts.get(id); draft; draft = this.#drafts.get(id)) {
      const { playlist } = draft;
      const replaced = [...this.#nodeIdsOf(id)];
      const outcome = await this.#files
        .write(playlist, replaced)
        .catch((error: unknown) => ({ kind: "failed" as const, message: errorMessage(error) }));
      const hasNewerEdit = this.#drafts.get(id)?.playlist !== playlist;
      if (outcome.kind === "saved") this.#nodeIds.set(id, new Set([outcome.nodeId]));
      else if (!hasNewerEdit) this.#drafts.set(id, { playlist, problem: outcome.message });
      if (!hasNewerEdit) break;
    }
    this.#saving.delete(id);
    if (this.#removedIds.has(id)) await this.#files.remove([...this.#nodeIdsOf(id)]).catch(errorMessage);
    this.#changed();
  }

  #nodeIdsOf(id: string): Set<string> {
    const known = this.#nodeIds.get(id);
    if (known) return known;
    const created = new Set<string>();
    this.#nodeIds.set(id, created);
    return created;
  }

  #changed(): void {
    const views = new Map<string, PlaylistView>();
    for (const { id, revision, name, trackIds } of this.#stored)
      views.set(id, { id, revision, name, trackIds, problem: null });
    for (const [id, draft] of this.#drafts) {
      const isStored = (views.get(id)?.revision ?? 0) >= draft.playlist.revision;
      if (isStored && !this.#saving.has(id)) this.#drafts.delete(id);
      else views.set(id, { ...draft.playlist, problem: draft.problem });
    }
    for (const id of this.#removedIds) views.delete(id);
    this.#snapshot = [...views.values()].toSorted((a, b) => compareNames(a.name, b.name));
    for (const listener of this.#listeners) listener();
  }
}
