import type { Doc } from "yjs";
import type { Replica } from "./replica.ts";

/** Opens the subdocuments of a document once they are loaded: each is a document of the cloud, its guid that one's id, with rights of its own. */
export function followSubdocuments(doc: Doc, open: (subdocument: Doc) => Promise<Replica>): void {
  const opened = new Map<Doc, Promise<Replica>>();

  function close(subdocument: Doc): void {
    void opened.get(subdocument)?.then((replica) => replica.close());
    opened.delete(subdocument);
  }

  doc.on("subdocs", ({ loaded, removed }: { loaded: Set<Doc>; removed: Set<Doc> }) => {
    for (const subdocument of loaded) opened.set(subdocument, open(subdocument));
    for (const subdocument of removed) close(subdocument);
  });
  doc.on("destroy", () => {
    for (const subdocument of opened.keys()) close(subdocument);
  });
}
