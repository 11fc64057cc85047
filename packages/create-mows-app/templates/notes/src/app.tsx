import { SignIn, useMows, useSession, UserMenu } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { NoteList } from "./note-list.tsx";
import { NewNote } from "./new-note.tsx";

export function App() {
  const session = useSession();
  if (session.state !== "signed-in") return <SignIn title="__NAME__">Keeps notes as text files in your cloud.</SignIn>;
  return (
    <>
      <header className="top">
        <h1>__NAME__</h1>
        <UserMenu />
      </header>
      <main>
        <Notes />
      </main>
    </>
  );
}

/** The folder the person granted; the first of them where it is more than one. */
function Notes() {
  const mows = useMows();
  const { data, error } = useQuery(mows.files.roots.queryOptions());
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>Looking for your notes…</p>;
  if (data.__typename !== "Roots") return <p role="alert">{data.message}</p>;
  const [root] = data.roots;
  if (!root) return <p>No folder was granted to this app yet.</p>;
  return (
    <>
      <NewNote folderId={root.node.id} />
      <NoteList folderId={root.node.id} />
    </>
  );
}
