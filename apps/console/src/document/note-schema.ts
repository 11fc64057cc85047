import { defineDoc, text } from "@mows/sdk/docs";

/** What a document holds that is made on the cloud's own pages: a text, which is Markdown to everybody else. */
export const noteSchema = defineDoc({ text: text() }, { name: "note" });
