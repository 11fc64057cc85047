import { useDocumentCalls, type NewItem } from "@mows/react";
import FilePen from "lucide-react/icons/file-pen-line";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { navigate } from "../router/navigation.ts";
import { documentAddress } from "./document-address.ts";
import { noteSchema } from "./note-schema.ts";

/** For the New button of the files: makes a document, and opens it. */
export function useNewDocument(): NewItem {
  const { document: texts } = useConsoleMessages();
  const documents = useDocumentCalls();
  return {
    id: "document",
    label: texts.create,
    icon: <FilePen className="mows-icon" aria-hidden />,
    async create({ id: parentId }) {
      // what it is to everybody else: programs on a mounted drive go by the ending
      const name = `${texts.untitled}.md`;
      const made = await documents.create({ parentId, name, schema: noteSchema, onConflict: "KEEP_BOTH" });
      if (made.__typename !== "DocumentCreated") return "message" in made ? made.message : null;
      navigate(documentAddress(made.id));
      return null;
    },
  };
}
