import { decide } from "../../kit/grants/decide.ts";
import { parseId, type NodeId } from "../../kit/ids.ts";
import type { PersonPrincipal } from "../../kit/principal.ts";
import type { Db } from "../../kit/sql/database.ts";
import type { ConsentLine, ConsentRequest } from "./consent-request.ts";
import type { ConsentChoiceInvalid } from "./failures.ts";

/** What the person wants otherwise than a line asks for. `path` names the line, nothing in the tree. */
export type ConsentChoice = {
  path: string;
  leaveOut: boolean;
  /** Instead of the folder at `path`; as the page gave it. */
  folderId: string | null;
  access: "read" | "write" | null;
  /** Null: for good. */
  expiresAt: Date | null;
};

/** A line as it was answered. `folderId` null is the folder at the path itself, made where it is missing. */
export type AnsweredLine = ConsentLine &
  (
    | { answer: "left-out" }
    | { answer: "granted"; folderId: NodeId | null; role: "read" | "write"; expiresAt: Date | null }
  );

type Deciding = { db: Db; principal: PersonPrincipal; now: Date };

/** Every line with its answer: as it asks where nothing else was chosen, never more than it asks. */
export async function answeredLines(
  deciding: Deciding,
  { requests }: ConsentRequest,
  choices: readonly ConsentChoice[],
): Promise<{ kind: "lines"; lines: AnsweredLine[] } | ConsentChoiceInvalid> {
  const choiceOf = new Map(choices.map((choice) => [choice.path, choice]));
  const stray = choices.find(({ path }) => !requests.some((line) => line.path === path));
  if (stray !== undefined || choiceOf.size !== choices.length)
    return invalid(stray?.path ?? choices[0]?.path ?? "", "not-asked");
  const lines: AnsweredLine[] = [];
  for (const line of requests) {
    const answered = await answerLine(deciding, line, choiceOf.get(line.path) ?? asAsked(line.path));
    if ("kind" in answered) return answered;
    lines.push(answered);
  }
  return { kind: "lines", lines };
}

async function answerLine(
  { db, principal, now }: Deciding,
  line: ConsentLine,
  choice: ConsentChoice,
): Promise<AnsweredLine | ConsentChoiceInvalid> {
  if (choice.leaveOut) return { ...line, answer: "left-out" };
  const role = choice.access ?? line.access;
  if (role === "write" && line.access === "read") return invalid(line.path, "more-than-asked");
  if (choice.expiresAt !== null && choice.expiresAt <= now) return invalid(line.path, "expiry-past");
  const granted = { ...line, answer: "granted", role, expiresAt: choice.expiresAt } as const;
  if (choice.folderId === null) {
    return line.folder.state === "file-in-the-way"
      ? invalid(line.path, "file-in-the-way")
      : { ...granted, folderId: null };
  }
  const folderId = parseId<NodeId>(choice.folderId);
  if (folderId === null) return invalid(line.path, "folder-not-found");
  const decision = await decide(db, principal, role, folderId);
  if (decision.kind === "not-found") return invalid(line.path, "folder-not-found");
  if (decision.kind === "deny") return invalid(line.path, "not-yours-to-give");
  return decision.node.kind === "folder" ? { ...granted, folderId } : invalid(line.path, "not-a-folder");
}

function asAsked(path: string): ConsentChoice {
  return { path, leaveOut: false, folderId: null, access: null, expiresAt: null };
}

function invalid(path: string, problem: ConsentChoiceInvalid["problem"]): ConsentChoiceInvalid {
  return { kind: "consent-choice-invalid", path, problem };
}
