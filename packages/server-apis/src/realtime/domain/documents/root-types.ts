import * as Y from "yjs";
import { type DocumentSchema, valuesRoot } from "./parse-document-schema.ts";

/** Any of Yjs's shared types, whatever its events are. */
export type SharedType = Y.Doc["share"] extends Map<string, infer Type> ? Type : never;

/** What a root of a document is: which of Yjs's shared types. */
export type RootKind = "text" | "list" | "map" | "xml";

/** As the schema declares them; those of kind `value` lie in one map together, and a declared list is a map (`listEntries`). */
export function declaredRoots(schema: DocumentSchema | null): Map<string, RootKind> {
  const roots = new Map<string, RootKind>();
  for (const [name, { kind }] of Object.entries(schema?.fields ?? {})) {
    if (kind === "value") roots.set(valuesRoot, "map");
    else if (kind === "list") roots.set(name, "map");
    else if (kind !== "record") roots.set(name, kind);
  }
  return roots;
}

/**
 * The roots of documents that are states of one: as declared, and those beyond as they are found. A root that never held anything tells
 * nothing of itself and is left out.
 */
export function rootsOf(docs: readonly Y.Doc[], schema: DocumentSchema | null): Map<string, RootKind> {
  const roots = declaredRoots(schema);
  for (const doc of docs) {
    for (const [name, type] of doc.share) {
      if (roots.has(name)) continue;
      const kind = kindOf(type);
      if (kind !== null) roots.set(name, kind);
    }
  }
  return roots;
}

const types = { text: Y.Text, list: Y.Array, map: Y.Map, xml: Y.XmlFragment } as const satisfies Record<
  RootKind,
  object
>;

/** The root as what it is. */
export function rootOf(doc: Y.Doc, name: string, kind: RootKind): SharedType {
  doc.get<typeof Y.AbstractType>(name, types[kind] as typeof Y.AbstractType);
  const root = doc.share.get(name);
  if (root === undefined) throw new Error("a root is there once it was asked for");
  return root;
}

/** Told by what was ever put into it. */
function kindOf(type: SharedType): RootKind | null {
  if (type instanceof Y.Text) return "text";
  if (type instanceof Y.Array) return "list";
  if (type instanceof Y.Map) return "map";
  if (type instanceof Y.XmlFragment) return "xml";
  for (let item = type._start; item !== null; item = item.right) {
    const { content } = item;
    if (isOfText(content)) return "text";
    if (content instanceof Y.ContentType) return isOfXml(content.type) ? "xml" : "list";
    if (!(content instanceof Y.ContentDeleted)) return "list";
  }
  return type._map.size > 0 ? "map" : null;
}

function isOfText(content: object): boolean {
  return content instanceof Y.ContentString || content instanceof Y.ContentFormat || content instanceof Y.ContentEmbed;
}

function isOfXml(type: SharedType): boolean {
  return type instanceof Y.XmlElement || type instanceof Y.XmlText || type instanceof Y.XmlHook;
}
