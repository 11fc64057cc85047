import type { CopyNodeResult, MowsError, MoveNodeResult, Node } from "@mows/sdk";
import type { NamedFolder } from "./file-actions.ts";
import type { AskConflict, ConflictAnswer } from "./name-conflict.ts";
import { type Outcome, type Refusal, runOnEach } from "./run-on-each.ts";

type Policy = "FAIL" | ConflictAnswer["policy"];
type Transferred = MoveNodeResult | CopyNodeResult;

export interface Transfer<Result> extends Outcome<Result, Node> {
  /** What went into the trash for others to have its name. */
  readonly replaced: readonly string[];
}

interface Transferring<Result> {
  readonly to: NamedFolder;
  readonly call: (node: Node, onConflict: Policy) => Promise<Result>;
  /** What to do with all whose name is taken, where nobody need be asked. */
  readonly always: Policy | null;
  readonly ask: AskConflict;
  readonly describe: (error: MowsError) => string;
}

/** Moves or copies into a folder. Where a name is taken there somebody is asked, one by one or once for all; nothing is replaced unasked. */
export async function transferFiles<Result extends Transferred>(
  nodes: readonly Node[],
  { to, call, always, ask, describe }: Transferring<Result>,
): Promise<Transfer<Result>> {
  const first = await runOnEach(nodes, (node) => call(node, always ?? "FAIL"), describe);
  const taken = first.refused.filter(({ refusal }) => existingOf(refusal) !== null);
  const answers = await answersFor(taken, to, ask);
  const again = await runOnEach(
    taken.map(({ node }) => node).filter(({ id }) => isGoing(answers.get(id))),
    (node) => call(node, answers.get(node.id) ?? "FAIL"),
    describe,
  );
  const went = new Set(again.done.map(({ node }) => node.id));
  const replaced = taken.filter(({ node }) => went.has(node.id) && answers.get(node.id) === "REPLACE");
  return {
    done: [...first.done, ...again.done],
    refused: [...first.refused.filter((one) => !taken.includes(one)), ...again.refused],
    replaced: replaced.flatMap(({ refusal }) => existingOf(refusal) ?? []),
  };
}

type Taken = { readonly node: Node; readonly refusal: Refusal };

/** The policy for each by its id; what nobody wanted to answer has none. */
async function answersFor(taken: readonly Taken[], to: NamedFolder, ask: AskConflict): Promise<Map<string, Policy>> {
  const answers = new Map<string, Policy>();
  let forAll: Policy | null = null;
  for (const [index, { node }] of taken.entries()) {
    if (forAll === null) {
      const conflict = { name: node.name, isFolder: node.__typename === "Folder", folderName: to.name };
      const answer = await ask({ ...conflict, more: taken.length - index - 1 });
      if (answer === null) return answers;
      answers.set(node.id, answer.policy);
      if (answer.forAll) forAll = answer.policy;
    } else answers.set(node.id, forAll);
  }
  return answers;
}

const isGoing = (policy: Policy | undefined) => policy === "KEEP_BOTH" || policy === "REPLACE";

function existingOf(refusal: Refusal): string | null {
  return refusal.__typename === "NameTaken" && "existingId" in refusal ? String(refusal.existingId) : null;
}
