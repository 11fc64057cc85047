import {
  type InfiniteData,
  InfiniteQueryObserver,
  MutationObserver,
  type QueryClient,
  QueryObserver,
} from "@tanstack/query-core";
import { expectTypeOf } from "vitest";
import {
  type ChildrenResult,
  type createMows,
  type FileAtPath,
  type FileIndexRow,
  type FileNode,
  type Mows,
  type MowsError,
  type NodeResult,
  type RenameNodeResult,
  type RootsResult,
  type Session,
  type SignInResult,
  type StarredResult,
  type UploadQueue,
} from "./index.ts";

/** Checked by the compiler alone; nothing here runs. */
export async function inference(mows: Mows, client: QueryClient): Promise<void> {
  const node = new QueryObserver(client, mows.files.node.queryOptions({ id: "a" })).getCurrentResult();
  expectTypeOf(node.data).toEqualTypeOf<NodeResult | undefined>();
  expectTypeOf(node.error).toEqualTypeOf<MowsError | null>();

  const session = new QueryObserver(client, mows.auth.session.queryOptions()).getCurrentResult();
  expectTypeOf(session.data).toEqualTypeOf<Session | undefined>();

  const selected = new QueryObserver(client, {
    ...mows.files.index.queryOptions({ withinId: "a", mimeType: "audio/*" }),
    select: (result) => (result.__typename === "FileIndex" ? result.rows : []),
  }).getCurrentResult();
  expectTypeOf(selected.data).toEqualTypeOf<FileIndexRow[] | undefined>();

  const list = new InfiniteQueryObserver(client, mows.files.list.infiniteQueryOptions({ folderId: "a" }));
  expectTypeOf(list.getCurrentResult().data).toEqualTypeOf<InfiniteData<ChildrenResult> | undefined>();
  expectTypeOf(list.getCurrentResult().error).toEqualTypeOf<MowsError | null>();

  const starred = new InfiniteQueryObserver(client, mows.files.starred.infiniteQueryOptions({}));
  expectTypeOf(starred.getCurrentResult().data).toEqualTypeOf<InfiniteData<StarredResult> | undefined>();

  const rename = new MutationObserver(client, mows.files.rename.mutationOptions()).getCurrentResult();
  expectTypeOf(rename.data).toEqualTypeOf<RenameNodeResult | undefined>();
  expectTypeOf(rename.error).toEqualTypeOf<MowsError | null>();
  expectTypeOf(rename.variables).toEqualTypeOf<{ id: string; name: string } | undefined>();

  expectTypeOf(client.getQueryData(mows.files.node.queryKey({ id: "a" }))).toEqualTypeOf<NodeResult | undefined>();
  expectTypeOf(await client.fetchQuery(mows.files.roots.queryOptions())).toHaveProperty("__typename");
}

export async function calls(mows: Mows): Promise<void> {
  const result = await mows.files.node({ id: "a" }, { signal: new AbortController().signal });
  if (result.__typename === "File") {
    expectTypeOf(result).toExtend<FileNode>();
    expectTypeOf(result.audio?.durationMs).toEqualTypeOf<number | null | undefined>();
  }
  if (result.__typename === "Denied") expectTypeOf(result.missingScope).toBeString();

  expectTypeOf(await mows.auth.session()).toEqualTypeOf<Session>();
  expectTypeOf(await mows.auth.signOut()).toBeVoid();
  expectTypeOf(await mows.auth.signInWithPassword({ username: "", password: "" })).toEqualTypeOf<SignInResult>();
  expectTypeOf(await mows.uploads()).toEqualTypeOf<UploadQueue>();

  const renamed = await mows.files.rename({ id: "a", name: "b" });
  if (renamed.__typename === "NameTaken") expectTypeOf(renamed.existingId).toBeString();

  const { onConflict, ...moved } = { id: "a", parentId: "b", onConflict: "KEEP_BOTH" } as const;
  const copied = await mows.files.copy({ ...moved, onConflict, name: "c" });
  if (copied.__typename === "QuotaExceeded") expectTypeOf(copied.limitBytes).toBeNumber();
  // @ts-expect-error not a colour of folders
  void mows.files.setFolderColour({ id: "a", colour: "BLACK" });

  // @ts-expect-error the key is the SDK's own business
  void mows.files.rename({ id: "a", name: "b", idempotencyKey: "c" });
  // @ts-expect-error a node is named by its id
  void mows.files.node({});
  // @ts-expect-error not an order
  void mows.files.list({ folderId: "a", orderBy: "RANDOM" });
  // @ts-expect-error a failure is told apart before its facts are read
  void renamed.existingId;
}

/** The paths to every `any` within a type, or never. What the platform declares is not ours to answer for. */
type AnyWithin<Type, Depth extends unknown[] = []> = 0 extends 1 & Type
  ? "any"
  : Depth["length"] extends 9
    ? never
    : Type extends Platform
      ? never
      : Type extends Promise<infer Value>
        ? AnyWithin<Value, Depth>
        : Type extends readonly (infer Member)[]
          ? AnyWithin<Member, [...Depth, 0]>
          : AnyWithinObject<Type, Depth>;

type Platform = AbortSignal | Blob | Iterable<File | FileAtPath> | typeof fetch | typeof WebSocket | symbol;

type AnyWithinObject<Type, Depth extends unknown[]> =
  | (Type extends (...given: infer Given) => infer Result
      ? AnyWithin<Given[number], [...Depth, 0]> | AnyWithin<Result, [...Depth, 0]>
      : never)
  | (Type extends object
      ? { [Key in keyof Type & string]: Found<Key, AnyWithin<Type[Key], [...Depth, 0]>> }[keyof Type & string]
      : never);

type Found<Key extends string, Path> = Path extends string ? `${Key}.${Path}` : never;

export function noAny(): void {
  // oxlint-disable-next-line typescript/no-explicit-any -- what the walk looks for
  expectTypeOf<AnyWithin<{ a: { b: (c: any) => Promise<{ d: number }> } }>>().toEqualTypeOf<"a.b.any">();
  expectTypeOf<AnyWithin<Omit<Mows, "connect" | "docs" | "transport">>>().toBeNever();
  expectTypeOf<AnyWithin<Parameters<typeof createMows>>>().toBeNever();
  expectTypeOf<AnyWithin<UploadQueue>>().toBeNever();
}

export function cache(mows: Mows, client: QueryClient): void {
  const roots: RootsResult = { __typename: "Roots", roots: [] };
  client.setQueryData(mows.files.roots.queryKey(), roots);
}
