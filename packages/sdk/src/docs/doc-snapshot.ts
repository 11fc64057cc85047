import type { DocSchema } from "./define-doc.ts";
import type { Kind, ListKind, MapKind, RecordFields, RecordKind, TextKind, ValueKind, XmlKind } from "./kinds.ts";

/** An item keeps its id wherever it is moved: the key of its row, and what drafts call it by. */
export interface ListItem<Value> {
  readonly id: string;
  readonly value: Value;
}

/** A field as it is read. */
export type SnapshotOf<K extends Kind> = K extends TextKind
  ? string
  : K extends ListKind<infer Of>
    ? readonly ListItem<ItemOf<Of>>[]
    : K extends MapKind<infer Of>
      ? Readonly<Record<string, ItemOf<Of>>>
      : K extends RecordKind<infer Fields>
        ? FieldsSnapshot<Fields>
        : K extends ValueKind<unknown, infer Unset>
          ? Unset
          : never;

/** Whatever a list or a map holds is set. */
type ItemOf<K extends Kind> = K extends ValueKind<infer Value, unknown> ? Value : SnapshotOf<K>;

export type FieldsSnapshot<Fields extends RecordFields> = {
  readonly [Name in keyof Fields as Fields[Name] extends XmlKind ? never : Name]: SnapshotOf<Fields[Name]>;
};

/** A document as it is at one moment. What did not change since the one before is the same object. */
export type DocSnapshot<Schema extends DocSchema> = FieldsSnapshot<Schema["fields"]>;
