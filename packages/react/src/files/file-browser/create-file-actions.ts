import type { Mows, Node } from "@mows/sdk";
import type { Language } from "../../messages/language-context.ts";
import type { FileActions, Identified, NamedFolder } from "./file-actions.ts";
import { freeName } from "./free-name.ts";
import type { AskConflict } from "./name-conflict.ts";
import { type Outcome, type Refusal, runOnEach } from "./run-on-each.ts";
import { transferFiles, type Transfer } from "./transfer-files.ts";
import type { Undo } from "./undo-stack.ts";
import type { Notices } from "./use-notices.ts";

/** Tells of several refusals as one: of the first, and how many there are. */
function describeRefusals(refused: Outcome<object, unknown>["refused"], { messages, formats }: Language): string {
  const { failed, failures } = messages.fileBrowser;
  const [first] = refused;
  const why = (refusal: Refusal) => failures[refusal.__typename] ?? refusal.message;
  return first ? failed(refused.length, formats.number(refused.length), why(first.refusal)) : "";
}

interface Told<Result, Target> {
  /** What is said of how many were done. */
  readonly said: (count: number, shown: string) => string;
  readonly undo?: (outcome: Outcome<Result, Target>) => Undo;
}

/** Where things are told, and who is asked. */
export interface Speaking {
  readonly tell: Notices["tell"];
  readonly ask: AskConflict;
}

/** The actions on the files of one cloud, told of in one language. */
export function createFileActions({ files }: Mows, language: Language, { tell, ask }: Speaking): FileActions {
  const { error, fileBrowser } = language.messages;
  const { done } = fileBrowser;
  const { number } = language.formats;
  /** Tells of what was refused, or else of how many were done. */
  function report<Result, Target>(outcome: Outcome<Result, Target>, told?: Told<Result, Target>): void {
    const count = outcome.done.length;
    const undo = count > 0 ? (told?.undo?.(outcome) ?? null) : null;
    if (outcome.refused.length > 0) tell(describeRefusals(outcome.refused, language), { kind: "failed", undo });
    else if (told && count > 0) tell(told.said(count, number(count)), { undo });
  }
  async function run<Result extends object, Target extends Identified>(
    nodes: readonly Target[],
    call: (node: Target) => Promise<Result>,
    told?: Told<Result, Target>,
  ): Promise<Outcome<Result, Target>> {
    const outcome = await runOnEach(nodes, call, error);
    report(outcome, told);
    return outcome;
  }
  /** The way back of a run: another call for each that was done; then what it had replaced comes out of the trash. */
  const back =
    <Result extends object, Target extends Identified>(
      call: (node: Target, result: Exclude<Result, Refusal>) => Promise<object>,
      replaced: readonly string[] = [],
    ) =>
    ({ done: those }: Outcome<Result, Target>): Undo => {
      return async () => {
        const taken = await runOnEach(those, ({ node, result }) => call(node, result), error);
        const restored = await runOnEach(replaced, (id) => files.restore({ id }), error);
        const refused = [...taken.refused, ...restored.refused];
        return refused.length > 0 ? describeRefusals(refused, language) : null;
      };
    };
  const remove = (id: string) => files.delete({ id });
  const move = ({ id }: Identified, parentId: string) => files.move({ id, parentId, onConflict: "KEEP_BOTH" });

  async function copy(nodes: readonly Node[], to: NamedFolder): Promise<void> {
    const call = ({ id }: Node, onConflict: Parameters<typeof files.copy>[0]["onConflict"]) =>
      files.copy({ id, parentId: to.id, onConflict });
    // a copy beside its original is meant to be one more
    const beside = nodes.filter(({ parentId }) => parentId === to.id);
    const elsewhere = nodes.filter(({ parentId }) => parentId !== to.id);
    const all = { to, call, ask, describe: error };
    const [here, there] = [
      await transferFiles(beside, { ...all, always: "KEEP_BOTH" }),
      await transferFiles(elsewhere, { ...all, always: null }),
    ];
    const outcome = { done: [...here.done, ...there.done], refused: [...here.refused, ...there.refused] };
    const takeAway = (_: Node, result: (typeof outcome.done)[number]["result"]) =>
      result.__typename === "NodeCopied" ? remove(result.node.id) : Promise.resolve(result);
    report(outcome, { said: done.copied, undo: back(takeAway, there.replaced) });
    if (outcome.done.some(({ result }) => result.__typename === "CopyStarted")) tell(done.copying);
  }

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
      const call: Parameters<typeof transferFiles>[1]["call"] = ({ id }, onConflict) =>
        files.move({ id, parentId: to.id, onConflict });
      const moved: Transfer<object> = await transferFiles(elsewhere, { to, call, ask, always: null, describe: error });
      report(moved, {
        said: (count, shown) => done.moved(count, shown, to.name),
        undo: back((node: Node) => move(node, node.parentId ?? to.id), moved.replaced),
      });
    },
    copy,
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
      const others = nodes.filter((node) => node.starred !== starred);
      await run(others, ({ id }) => files.setStarred({ id, starred }), {
        said: starred ? done.starred : done.unstarred,
        undo: back(({ id }) => files.setStarred({ id, starred: !starred })),
      });
    },
    async setColour(nodes, colour) {
      const folders = nodes.filter((node) => node.__typename === "Folder" && node.colour !== colour);
      await run(folders, ({ id }) => files.setFolderColour({ id, colour }), {
        said: done.coloured,
        undo: back((folder: Node) =>
          files.setFolderColour({ id: folder.id, colour: folder.__typename === "Folder" ? folder.colour : null }),
        ),
      });
    },
    async changeTags(nodes, change) {
      await run(nodes, ({ id }) => files.tag({ id, ...change }), {
        said: done.tagged,
        // as they were, whatever of the change was true before it
        undo: back(({ id, tags }, { node: { tags: now } }) =>
          files.tag({
            id,
            add: tags.filter((tag) => !now.includes(tag)),
            remove: now.filter((tag) => !tags.includes(tag)),
          }),
        ),
      });
    },
  };
}
