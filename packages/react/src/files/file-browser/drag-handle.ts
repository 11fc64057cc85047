/** Whether a press here takes hold of a file. Beside the name of a row that is not chosen it draws a rectangle instead. */
export function isDragHandle(hit: Element): boolean {
  const item = hit.closest("[data-node]");
  if (!item) return false;
  const isWhole = item.matches(".mows-file-tile") || item.getAttribute("aria-selected") === "true";
  return isWhole || hit.closest(".mows-file-picture, .mows-file-name, .mows-file-check") !== null;
}
