/** Text that many may write at once. In the document: a Y.Text. */
export interface TextKind {
  readonly kind: "text";
}

/** Formatted text, for an editor that binds a Y.XmlFragment: neither in snapshots nor in drafts. */
export interface XmlKind {
  readonly kind: "xml";
}

/** One JSON value, replaced as a whole: of two who set it at once, one wins. */
export interface ValueKind<Value, Unset = Value> {
  readonly kind: "value";
  readonly initial?: Value;
  /** In types only. */
  readonly __types?: { readonly value: Value; readonly unset: Unset };
}

/** An order of items, each with an id of its own, so that one is moved while others edit it, without a second copy or a loss. */
export interface ListKind<Of extends Kind = Kind> {
  readonly kind: "list";
  readonly of: Of;
}

/** What apps name themselves. In the document: a Y.Map. */
export interface MapKind<Of extends Kind = Kind> {
  readonly kind: "map";
  readonly of: Of;
}

/** Fields that are edited apart from each other, as an item of a list or a map. In the document: a Y.Map. */
export interface RecordKind<Fields extends RecordFields = RecordFields> {
  readonly kind: "record";
  readonly fields: Fields;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a value of any type, wherever the type does not matter
export type Kind = TextKind | XmlKind | ValueKind<any, any> | ListKind<any> | MapKind<any> | RecordKind<any>;

export type RecordFields = Readonly<Record<string, Kind>>;

export const text = (): TextKind => ({ kind: "text" });

export const xml = (): XmlKind => ({ kind: "xml" });

/**
 * `initial` is what the field is as long as nobody has set it: it costs nothing and conflicts with nobody.
 * @example
 * defineDoc({ shuffle: value(false), cover: value<string>() });
 */
export function value<Value>(): ValueKind<Value, Value | undefined>;
export function value<Value>(initial: Value): ValueKind<Value>;
export function value<Value>(...given: [initial?: Value]): ValueKind<Value, Value | undefined> {
  return given.length === 0 ? { kind: "value" } : { kind: "value", initial: given[0] as Value };
}

export const list = <const Of extends Kind>(of: Of): ListKind<Of> => ({ kind: "list", of });

export const map = <const Of extends Kind>(of: Of): MapKind<Of> => ({ kind: "map", of });

export const record = <const Fields extends RecordFields>(fields: Fields): RecordKind<Fields> => ({
  kind: "record",
  fields,
});
