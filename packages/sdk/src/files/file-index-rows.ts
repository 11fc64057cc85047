import type { FileIndexQuery } from "../generated/graphql.ts";

type FileIndexColumns = Extract<FileIndexQuery["fileIndex"], { __typename: "FileIndex" }>;

/** One file of an index; what was read out of it is null where the file does not say. */
export type FileIndexRow = {
  [Column in keyof Omit<FileIndexColumns, "__typename">]: FileIndexColumns[Column][number];
};

/** Columns as rows. Every row gets its members in one order, and so one shape: 20,000 of them take milliseconds. */
export function fileIndexRows({ __typename, ...columns }: FileIndexColumns): FileIndexRow[] {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  return columns.id.map((_, i) => {
    const row: Record<string, unknown> = {};
    for (const name of names) row[name] = columns[name][i] ?? null;
    return row as FileIndexRow;
  });
}
