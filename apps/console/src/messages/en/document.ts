/** The page of a document that many may write. */
export const document = {
  title: "Document",
  create: "New document",
  untitled: "Untitled document",
  opening: "Opening the document…",
  notThere: "This document is not there, or it is not shared with you.",
  back: "Back to the folder",
  name: "Name of the document",
  undo: "Undo",
  redo: "Redo",
  comments: "Comments",
  history: "History",
  ofAnApp:
    "An app makes something of this document. Open it there to see it as it is meant; here it is its data and its history.",
  showData: "Show its data",
};
