import * as Y from "yjs";
import { diffLines } from "../../../kit/text-diff/diff-lines.ts";
import { hunksOf } from "../../../kit/text-diff/hunks-of.ts";
import { linesOf } from "../../../kit/text-diff/lines-of.ts";
import { answerDocumentQuestion } from "../contents/answer-document-question.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { declaredRoots, rootOf, rootsOf } from "../documents/root-types.ts";
import { authorRanges } from "./author-ranges.ts";
import { comparableText } from "./comparable-text.ts";
import type { Moment, PastAnswer, PastAnswers, PastQuestion } from "./past-question.ts";
import { restoreType } from "./restore-type.ts";

/** Of the text or JSON of one moment. */
const longestText = 1024 * 1024;

/** Works through a document's past. Takes as long as the past is large: not for a thread that serves others, but for small ones. */
export function answerPastQuestion<T extends PastQuestion["task"]>(
  question: Extract<PastQuestion, { task: T }>,
): PastAnswer<T>;
export function answerPastQuestion(question: PastQuestion): PastAnswers[keyof PastAnswers] {
  switch (question.task) {
    case "compare":
      return compare(question);
    case "restore":
      return restore(question);
    case "authors":
      return authors(question);
    case "snapshot":
      return { kind: "snapshot", snapshot: Y.encodeSnapshot(Y.snapshot(whole(question.updates))) };
    case "digest":
    case "export":
    case "merge":
      return answerDocumentQuestion(question);
    default:
      return question satisfies never;
  }
}

function compare(question: Extract<PastQuestion, { task: "compare" }>): PastAnswer<"compare"> {
  const { updates, schema, from, to } = question;
  const doc = whole(updates);
  const docs = [at(doc, from), at(doc, to)] as const;
  const roots = rootsOf([doc, ...docs], schema);
  const [before, after] = docs.map((one) => comparableText(one, schema, roots));
  if (before === undefined || after === undefined) throw new Error("two moments have two texts");
  if (before.length > longestText || after.length > longestText) return { kind: "too-large" };
  return { kind: "hunks", hunks: hunksOf(diffLines(linesOf(before), linesOf(after))) };
}

function restore(question: Extract<PastQuestion, { task: "restore" }>): PastAnswer<"restore"> {
  const { updates, schema, to, clientId } = question;
  const doc = whole(updates);
  const before = Y.encodeSnapshot(Y.snapshot(doc));
  const wanted = at(doc, to);
  const roots = rootsOf([doc, wanted], schema);
  doc.clientID = clientId;
  let made: Uint8Array | null = null;
  doc.on("update", (update: Uint8Array) => {
    made = update;
  });
  doc.transact(() => {
    for (const [name, kind] of roots) restoreType(rootOf(doc, name, kind), rootOf(wanted, name, kind));
  });
  return { kind: "restoring", update: made, before };
}

function authors(question: Extract<PastQuestion, { task: "authors" }>): PastAnswer<"authors"> {
  const { updates, schema, field, fromIndex, first } = question;
  const doc = whole(updates);
  const fields = textFields(doc, schema);
  const found = field === null && fields.length === 1 ? fields[0] : fields.find((name) => name === field);
  if (found === undefined) return { kind: "no-field", fields };
  return { kind: "ranges", field: found, ...authorRanges(rootOf(doc, found, "text"), fromIndex, first) };
}

function textFields(doc: Y.Doc, schema: DocumentSchema | null): string[] {
  const roots = schema === null ? rootsOf([doc], schema) : declaredRoots(schema);
  return [...roots].flatMap(([name, kind]) => (kind === "text" ? [name] : []));
}

function whole(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  // One transaction, so that observers and clean-ups run once.
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function at(doc: Y.Doc, moment: Moment): Y.Doc {
  switch (moment.kind) {
    case "empty":
      return new Y.Doc();
    case "kept":
      return Y.createDocFromSnapshot(doc, Y.decodeSnapshot(moment.snapshot));
    case "now":
      return doc;
    default:
      return moment satisfies never;
  }
}
