/** What is in a collaborative text: in a shadow root, where queries of the page do not look. Throws while there is no editor. */
export function editorIn(canvasElement: HTMLElement): { root: ShadowRoot; textbox: HTMLElement } {
  const root = canvasElement.querySelector(".mows-text-host")?.shadowRoot;
  const textbox = root?.querySelector<HTMLElement>("[role=textbox]");
  if (!root || !textbox) throw new Error("there is no editor");
  return { root, textbox };
}

/** As a keyboard does: events that are only made up change nothing in what the browser itself edits. */
export function typeInto(textbox: HTMLElement, text: string): void {
  textbox.focus();
  document.execCommand("insertText", false, text);
}
