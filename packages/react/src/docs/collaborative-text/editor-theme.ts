import { EditorView } from "@codemirror/view";

/** In the tokens of the page around it: custom properties reach into a shadow root. Dark or light follows with them. */
export const editorTheme = EditorView.theme({
  "&": {
    height: "100%",
    fontFamily: "var(--mows-font-sans)",
    fontSize: "var(--mows-text-body)",
    color: "var(--mows-color-text)",
    backgroundColor: "transparent",
  },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "1.65", overflow: "auto" },
  // above the first line there is room for a name
  ".cm-content": { padding: "1.75rem 0 4rem", caretColor: "var(--mows-color-text)" },
  ".cm-line": { padding: "0 var(--mows-editor-inset, 1rem)" },
  ".cm-placeholder": { color: "var(--mows-color-muted)" },
  ".selected-by": { backgroundColor: "color-mix(in srgb, var(--mows-person) 28%, transparent)" },
  ".commented": {
    backgroundColor: "var(--mows-color-warning-surface)",
    borderBottom: "2px solid var(--mows-color-warning)",
    cursor: "pointer",
  },
  ".commented-open": { borderBottomWidth: "3px", filter: "saturate(1.6)" },
  ".caret": {
    position: "relative",
    display: "inline-block",
    width: "0",
    height: "1.15em",
    margin: "0 -1px",
    borderInlineStart: "2px solid var(--mows-person)",
    verticalAlign: "text-bottom",
  },
  ".caret-name": {
    position: "absolute",
    bottom: "100%",
    left: "-2px",
    zIndex: "2",
    padding: "0 0.35rem",
    font: "600 0.6875rem/1.5 var(--mows-font-sans)",
    whiteSpace: "nowrap",
    color: "var(--mows-on-person)",
    backgroundColor: "var(--mows-person)",
    borderRadius: "0.25rem 0.25rem 0.25rem 0",
    pointerEvents: "none",
    animation: "fade-name 0.4s 2.5s forwards",
  },
  ".caret-name::before": { content: "attr(data-name)" },
  ".caret:hover .caret-name": { animation: "none" },
  "@keyframes fade-name": { to: { opacity: "0" } },
  "@media (prefers-reduced-motion: reduce)": { ".caret-name": { animationTimingFunction: "step-end" } },
  "@media (forced-colors: active)": { ".caret-name": { border: "1px solid CanvasText" } },
});
