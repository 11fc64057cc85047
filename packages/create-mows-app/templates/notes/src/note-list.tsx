import { useMows } from "@mows/react";
import type { FileNode } from "@mows/sdk";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";

/** The newest first; kept fresh by the change feed. */
export function NoteList({ folderId }: { folderId: string }) {
  const mows = useMows();
  const list = useInfiniteQuery(mows.files.list.infiniteQueryOptions({ folderId, orderBy: "NAME_DESC" }));
  if (list.error) return <p role="alert">{list.error.message}</p>;
  if (!list.data) return <p>Reading your notes…</p>;
  const nodes = list.data.pages.flatMap((page) => (page.__typename === "NodePage" ? page.nodes : []));
  const notes = nodes.filter((node) => node.__typename === "File");
  if (notes.length === 0) return <p>No notes yet.</p>;
  return (
    <>
      <ul className="notes">
        {notes.map((note) => (
          <Note key={note.id} note={note} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className="mows-button" onClick={() => void list.fetchNextPage()}>
          Older notes
        </button>
      )}
    </>
  );
}

function Note({ note }: { note: FileNode }) {
  const mows = useMows();
  const remove = useMutation(mows.files.delete.mutationOptions());
  const text = useQuery({
    queryKey: ["note", note.id, note.version],
    queryFn: async ({ signal }) => (await fetch(mows.files.contentUrl(note.id), { signal })).text(),
  });
  return (
    <li>
      <p>{text.data ?? note.name}</p>
      <button
        type="button"
        className="mows-button"
        disabled={remove.isPending}
        onClick={() => remove.mutate({ id: note.id })}
      >
        Delete
      </button>
    </li>
  );
}
