import { mergeUpdates } from "yjs";
import type { KeptEdit } from "./doc-store.ts";

/** Edits that go to the cloud as one update. */
export interface EditGroup {
  readonly update: Uint8Array;
  readonly rows: readonly string[];
  /** On the channel that is open now; null when it was not sent, or was refused. */
  number: number | null;
}

/** What was edited here and is not known to be committed, in order. */
export interface UnconfirmedEdits {
  readonly count: number;
  readonly rows: ReadonlySet<string>;
  readonly updates: readonly Uint8Array[];
  readonly add: (edit: KeptEdit) => EditGroup;
  /** All of it, in groups that fit a frame, none of them sent. */
  readonly regroup: () => readonly EditGroup[];
  /** Takes away what is committed once the cloud says so of this number, and gives it. */
  readonly confirm: (number: number) => readonly EditGroup[];
  readonly refuse: (number: number) => void;
}

const MOST_BYTES = 256 * 1024;

export function createUnconfirmedEdits(): UnconfirmedEdits {
  let groups: EditGroup[] = [];

  function merged(several: readonly EditGroup[]): EditGroup {
    const [first] = several;
    if (first && several.length === 1) return { ...first, number: null };
    const update = mergeUpdates(several.map((group) => group.update));
    return { update, rows: several.flatMap(({ rows }) => rows), number: null };
  }

  return {
    get count() {
      return groups.reduce((sum, { rows }) => sum + rows.length, 0);
    },
    get rows() {
      return new Set(groups.flatMap(({ rows }) => rows));
    },
    get updates() {
      return groups.map(({ update }) => update);
    },
    add({ update, row }) {
      const group: EditGroup = { update, rows: [row], number: null };
      groups.push(group);
      return group;
    },
    regroup() {
      const parts: EditGroup[][] = [];
      let bytes = Infinity;
      for (const group of groups) {
        bytes += group.update.length;
        if (bytes > MOST_BYTES) {
          parts.push([]);
          bytes = group.update.length;
        }
        parts.at(-1)?.push(group);
      }
      return (groups = parts.map(merged));
    },
    confirm(number) {
      const confirmed = groups.filter((group) => group.number !== null && group.number <= number);
      groups = groups.filter((group) => !confirmed.includes(group));
      return confirmed;
    },
    refuse(number) {
      for (const group of groups) if (group.number === number) group.number = null;
    },
  };
}
