import type { Mows, MowsError } from "@mows/sdk";
import type { DocSchema, DocSnapshot, DocStatus, OpenDoc, TypedDoc } from "@mows/sdk/docs";
import { SharedStore } from "./shared-store.ts";

/** What components read of a document beside its content, which is read where it is wanted: reading it takes as long as it is large. */
export interface DocView<Schema extends DocSchema> {
  /** Undefined until there is something of it. */
  readonly opened: TypedDoc<Schema> | undefined;
  readonly status: DocStatus;
  readonly access: OpenDoc["access"];
  readonly pending: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly error: MowsError | null;
}

export type DocStore<Schema extends DocSchema> = SharedStore<TypedDoc<Schema>, DocView<Schema>>;

const closed = {
  opened: undefined,
  status: "loading",
  access: null,
  pending: 0,
  canUndo: false,
  canRedo: false,
} as const;

const unread: ReadonlySet<DocStatus> = new Set(["loading", "denied", "gone", "signed-out"]);

function createDocStore<Schema extends DocSchema>(mows: Mows, id: string, schema: Schema): DocStore<Schema> {
  // once it was there, it is shown even when the right to it has ended: what somebody wrote in it may be nowhere else
  const shown = new WeakSet<OpenDoc>();
  return new SharedStore<TypedDoc<Schema>, DocView<Schema>>({
    open: () => mows.docs.open(id, schema),
    follow(opened, listener) {
      const stops = [opened.subscribe(listener), opened.history.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
    viewOf(opened, error) {
      if (opened === null) return { ...closed, error };
      const { status, access, pending, history } = opened;
      if (!unread.has(status)) shown.add(opened);
      const { canUndo, canRedo } = history;
      const there = shown.has(opened) ? opened : undefined;
      return { opened: there, status, access, pending, canUndo, canRedo, error: opened.error };
    },
  });
}

/** The content; the same object until it changes. */
export function readState<Schema extends DocSchema>({
  getSnapshot,
}: Pick<DocStore<Schema>, "getSnapshot">): DocSnapshot<Schema> | undefined {
  return getSnapshot().opened?.snapshot();
}

type StoresOfCloud = Map<string, Map<DocSchema, DocStore<DocSchema>>>;
const stores = new WeakMap<Mows, StoresOfCloud>();

/** The same store at every call for one document read by one schema. */
export function docStoreOf<Schema extends DocSchema>(mows: Mows, id: string, schema: Schema): DocStore<Schema> {
  const ofCloud = stores.get(mows) ?? new Map<string, Map<DocSchema, DocStore<DocSchema>>>();
  const ofDoc = ofCloud.get(id) ?? new Map<DocSchema, DocStore<DocSchema>>();
  const store = ofDoc.get(schema) ?? (createDocStore(mows, id, schema) as unknown as DocStore<DocSchema>);
  stores.set(mows, ofCloud.set(id, ofDoc.set(schema, store)));
  return store as unknown as DocStore<Schema>;
}
