import type { DocSchema } from "./define-doc.ts";
import type { FieldsSnapshot, SnapshotOf } from "./doc-snapshot.ts";
import type { Kind, ListKind, MapKind, RecordFields, RecordKind, TextKind, ValueKind, XmlKind } from "./kinds.ts";

/** Positions count UTF-16 code units, as in strings. */
export interface TextDraft {
  readonly length: number;
  readonly insert: (index: number, text: string) => void;
  readonly delete: (index: number, length: number) => void;
  /** Writes only what differs, so that what others write elsewhere in it stays. */
  readonly replace: (text: string) => void;
  readonly toString: () => string;
}

/** A place between the items that are there: an index, or beside one of them. What names an item that is gone is the end. */
export type ListPlace = number | { readonly before: string } | { readonly after: string };

export interface ListDraft<Of extends Kind> {
  /** The ids of the items, in order. */
  readonly ids: readonly string[];
  /** Gives the ids of the new items. */
  readonly push: (...values: readonly InputOf<Of>[]) => string[];
  readonly insert: (place: ListPlace, ...values: readonly InputOf<Of>[]) => string[];
  /** An index counts among the other items. Of two who move an item at once, one wins. False where it is gone. */
  readonly move: (id: string, place: ListPlace) => boolean;
  readonly remove: (...ids: readonly string[]) => void;
  /** The item for editing: a value, or the draft of what it is. */
  readonly get: (id: string) => DraftItem<Of> | undefined;
  /** Replaces an item where it is. False where it is gone. */
  readonly set: (id: string, value: InputOf<Of>) => boolean;
}

export interface MapDraft<Of extends Kind> {
  readonly keys: readonly string[];
  readonly get: (key: string) => DraftItem<Of> | undefined;
  readonly set: (key: string, value: InputOf<Of>) => void;
  readonly delete: (key: string) => void;
}

/** What a list or a map takes: plain values, of which the document makes what others can edit. */
export type InputOf<K extends Kind> = K extends TextKind
  ? string
  : K extends ListKind<infer Of>
    ? readonly InputOf<Of>[]
    : K extends MapKind<infer Of>
      ? Readonly<Record<string, InputOf<Of>>>
      : K extends RecordKind<infer Fields>
        ? FieldsInput<Fields>
        : K extends ValueKind<infer Value, unknown>
          ? Value
          : never;

type FieldsInput<Fields extends RecordFields> = Partial<{
  readonly [Name in keyof Fields as Fields[Name] extends XmlKind ? never : Name]: InputOf<Fields[Name]>;
}>;

/** Whatever a list or a map holds is set. */
type DraftItem<K extends Kind> = K extends ValueKind<infer Value, unknown> ? Value : DraftOf<K>;

type DraftOf<K extends Kind> = K extends TextKind
  ? TextDraft
  : K extends ListKind<infer Of>
    ? ListDraft<Of>
    : K extends MapKind<infer Of>
      ? MapDraft<Of>
      : K extends RecordKind<infer Fields>
        ? FieldsDraft<Fields>
        : SnapshotOf<K>;

type ValueNames<Fields extends RecordFields> = {
  [Name in keyof Fields]: Fields[Name] extends ValueKind<unknown, unknown> ? Name : never;
}[keyof Fields];

/** Fields that are values are assigned; the others have methods. */
export type FieldsDraft<Fields extends RecordFields> = Pick<
  { -readonly [Name in keyof FieldsSnapshot<Fields>]: FieldsSnapshot<Fields>[Name] },
  ValueNames<Fields> & keyof FieldsSnapshot<Fields>
> & {
  readonly [Name in Exclude<keyof FieldsSnapshot<Fields>, ValueNames<Fields>>]: DraftOf<Fields[Name]>;
};

/** A document while it is changed. Of no use once the change is over. */
export type DocDraft<Schema extends DocSchema> = FieldsDraft<Schema["fields"]>;
