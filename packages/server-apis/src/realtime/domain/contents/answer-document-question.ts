import * as Y from "yjs";
import { soleTextOf } from "../documents/export-mime-type.ts";
import type { DocumentSchema } from "../documents/parse-document-schema.ts";
import { scanStored } from "../hub/load-document.ts";
import { mergeScanned } from "../log/merge-scanned.ts";
import type { DocumentAnswers, DocumentQuestion } from "./document-question.ts";
import { editFields, NotMergeable } from "./edit-fields.ts";
import { editText } from "./edit-text.ts";
import { exportDocument } from "./export-document.ts";
import { searchableText } from "./searchable-text.ts";

/** Makes a document of its updates, for as long as it takes to answer: not for a thread that serves others, but for small ones. */
export function answerDocumentQuestion(question: DocumentQuestion): DocumentAnswers[keyof DocumentAnswers] {
  switch (question.task) {
    case "digest":
      return digest(question);
    case "export":
      return { kind: "export", ...exportDocument(documentOf(question.updates, true), question.schema) };
    case "merge":
      return merge(question);
    default:
      return question satisfies never;
  }
}

type Question<T extends DocumentQuestion["task"]> = Extract<DocumentQuestion, { task: T }>;

function digest({ updates, schema, historyFrom, before }: Question<"digest">): DocumentAnswers["digest"] {
  const doc = documentOf(updates, true);
  const fresh = updates.slice(historyFrom);
  const past = before === null ? fresh : [before, ...fresh];
  return {
    kind: "digest",
    collected: Y.encodeStateAsUpdate(doc),
    stateVector: Y.encodeStateVector(doc),
    segment: fresh.length === 0 ? null : mergeScanned(past.map(scanStored)).bytes,
    snapshot: Y.encodeSnapshot(Y.snapshot(doc)),
    exportBytes: exportDocument(doc, schema).bytes.byteLength,
    text: searchableText(doc, schema),
  };
}

function documentOf(updates: readonly Uint8Array[], gc: boolean): Y.Doc {
  const doc = new Y.Doc({ gc });
  // In one piece: each that is applied alone is a transaction with its clean-ups.
  if (updates.length > 0) Y.applyUpdate(doc, mergeScanned(updates.map(scanStored)).bytes);
  return doc;
}

function merge({ updates, schema, moment, mime, bytes }: Question<"merge">): DocumentAnswers["merge"] {
  const text = textOf(bytes);
  const whole = documentOf(updates, false);
  // A view of a moment takes over the clients of the whole; what it does not take over is who edits.
  const doc = moment.kind === "kept" ? Y.createDocFromSnapshot(whole, Y.decodeSnapshot(moment.snapshot)) : whole;
  if (text === null || !isExport(mime, schema)) return { kind: "not-mergeable" };
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  try {
    doc.transact(() => edit(doc, schema, text));
  } catch (cause) {
    if (cause instanceof NotMergeable || cause instanceof SyntaxError) return { kind: "not-mergeable" };
    throw cause;
  }
  return { kind: "merge", update: made.length === 0 ? null : Y.mergeUpdates(made) };
}

function edit(doc: Y.Doc, schema: DocumentSchema | null, text: string): void {
  const sole = soleTextOf(schema);
  if (sole === null) editFields(doc, schema, JSON.parse(text));
  else editText(doc.getText(sole), text);
}

/** Plain text is what most programs call Markdown; some say nothing at all. */
function isExport(mime: string, schema: DocumentSchema | null): boolean {
  const [type = ""] = mime.toLowerCase().split(";");
  if (type.trim() === "application/octet-stream" || type.trim() === "") return true;
  return soleTextOf(schema) === null ? /\bjson$/.test(type.trim()) : type.startsWith("text/");
}

/** Null where it is no UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
