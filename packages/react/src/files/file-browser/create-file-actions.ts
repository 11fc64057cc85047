import type { Mows } from "@mows/sdk";
import type { Language } from "../../messages/language-context.ts";
import type { FileActions, Identified } from "./file-actions.ts";
import { freeName } from "./free-name.ts";
import { type Outcome, type Refusal, runOnEach } from "./run-on-each.ts";
import type { Undo } from "./undo-stack.ts";
import type { Notices } from "./use-notices.ts";

/** Tells of several refusals as one: of the first, and how many there are. */
function describeRefusals(refused: Outcome<object, unknown>["refused"], { messages, formats }: Language): string {
  const { failed, failures } = messages.fileBrowser;
  const [first] = refused;
  const why = (refusal: Refusal) => failures[refusal.__typename] ?? refusal.message;
  return first ? failed(refused.length, formats.number(refused.length), why(first.refusal)) : "";
}

/** The actions on the files of one cloud, told of in one language. */
export function createFileActions({ files }: Mows, language: Language, tell: Notices["tell"]): FileActions {
  const { error, fileBrowser } = language.messages;
  const { done } = fileBrowser;
  const { number } = language.formats;
  /** Runs on each, and tells: of what was refused, or else what `said` makes of how many were done. */
  async function run<Result extends object, Target extends Identified>(
    nodes: readonly Target[],
    call: (node: Target) => Promise<Result>,
    told?: { said: (count: number, shown: string) => string; undo?: (outcome: Outcome<Result, Target>) => Undo },
  ): Promise<Outcome<Result, Target>> {
    const outcome = await runOnEach(nodes, call, error);
    const undo = outcome.done.length > 0 ? (told?.undo?.(outcome) ?? null) : null;
    if (outcome.refused.length > 0) tell(describeRefusals(outcome.refused, language), { kind: "failed", undo });
    else if (told) tell(told.said(outcome.done.length, number(outcome.done.length)), { undo });
    return outcome;
  }
  /** The way back of a run: another call for each that was done. */
  const back =
    <Result extends object, Target extends Identified>(
      call: (node: Target, result: Exclude<Result, Refusal>) => Promise<object>,
    ) =>
    ({ done: those }: Outcome<Result, Target>): Undo => {
      const results = new Map(those.map(({ node, result }) => [node.id, result]));
      return async () => {
        const nodes = those.map(({ node }) => node);
        const { refused } = await runOnEach(
          nodes,
          (node) => call(node, results.get(node.id) as Exclude<Result, Refusal>),
          error,
        );
        return refused.length > 0 ? describeRefusals(refused, language) : null;
      };
    };
  const remove = (id: string) => files.delete({ id });

  return {
    async rename(node, name) {
      const { id, name: before } = node;
      const outcome = await run([node], () => files.rename({ id, name }), {
        said: () => done.renamed(name),
        undo: back(() => files.rename({ id, name: before })),
      });
      return outcome.refused.length === 0;
    },
    async move(nodes, to) {
      const elsewhere = nodes.filter(({ parentId, id }) => parentId !== to.id && id !== to.id);
      if (elsewhere.length === 0) return;
      await run(elsewhere, ({ id }) => files.move({ id, parentId: to.id, onConflict: "KEEP_BOTH" }), {
        said: (count, shown) => done.moved(count, shown, to.name),
        undo: back(({ id, parentId }) => files.move({ id, parentId: parentId ?? to.id, onConflict: "KEEP_BOTH" })),
      });
    },
    async copy(nodes, to) {
      const outcome = await run(nodes, ({ id }) => files.copy({ id, parentId: to.id, onConflict: "KEEP_BOTH" }), {
        said: done.copied,
        undo: back(async (_, result) => (result.__typename === "NodeCopied" ? remove(result.node.id) : result)),
      });
      if (outcome.done.some(({ result }) => result.__typename === "CopyStarted")) tell(done.copying);
    },
    async makeShortcuts(nodes, to) {
      await run(nodes, ({ id }) => files.createShortcut({ targetId: id, parentId: to.id, onConflict: "KEEP_BOTH" }), {
        said: done.copied,
        undo: back(async (_, result) => (result.__typename === "ShortcutCreated" ? remove(result.link.id) : result)),
      });
    },
    async trash(nodes) {
      await run(nodes, ({ id }) => remove(id), {
        said: done.trashed,
        undo: back(({ id }) => files.restore({ id })),
      });
    },
    async restore(nodes) {
      await run(nodes, ({ id }) => files.restore({ id }), { said: done.restored, undo: back(({ id }) => remove(id)) });
    },
    async deleteForever(nodes) {
      await run(nodes, ({ id }) => files.deleteForever({ id }), { said: done.deleted });
    },
    async emptyTrash(within) {
      const { done: those } = await run([within], ({ id }) => files.emptyTrash({ withinId: id }));
      const [emptied] = those;
      if (emptied) tell(done.deleted(emptied.result.count, number(emptied.result.count)));
    },
    async createFolder(parent, taken) {
      const name = freeName(fileBrowser.newFolderName, taken);
      const outcome = await run([parent], ({ id }) => files.createFolder({ parentId: id, name }), {
        said: () => done.created(name),
        undo: back((_, { folder }) => remove(folder.id)),
      });
      return outcome.done[0]?.result.folder.id ?? null;
    },
    async star(nodes, starred) {
      await run(nodes, ({ id }) => files.setStarred({ id, starred }));
    },
    async setColour(nodes, colour) {
      const folders = nodes.filter(({ __typename }) => __typename === "Folder");
      await run(folders, ({ id }) => files.setFolderColour({ id, colour }));
    },
    async changeTags(nodes, change) {
      await run(nodes, ({ id }) => files.tag({ id, ...change }));
    },
  };
}
