import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useFormats } from "../../messages/use-formats.ts";
import { useBrowser } from "./browser-context.ts";
import { commandOf, goUp, shortcutOf } from "./grid-commands.ts";
import { stepOf, type Layout } from "./grid-step.ts";
import { moveActive, selectOnly, selectRange } from "./selection.ts";
import { createTypeAhead } from "./type-ahead.ts";

interface GridKeys {
  readonly layout: Omit<Layout, "count" | "rightToLeft">;
  readonly reveal: (index: number) => void;
  /** Of the file where the keyboard is. */
  readonly openMenu: () => void;
}

const isMenuKey = ({ key, shiftKey }: KeyboardEvent) => key === "ContextMenu" || (key === "F10" && shiftKey);

/** The keys of a desktop file manager, on the element that holds the files. */
export function useGridKeys({ layout, reveal, openMenu }: GridKeys) {
  const browser = useBrowser();
  const { locale } = useFormats();
  const [typeAhead] = useState(() => createTypeAhead(locale));
  const { nodes } = browser.shown;
  const { selection, select } = browser;

  // the last may not have been asked for yet
  const wantsEnd = useRef(false);
  useEffect(() => {
    const last = nodes.at(-1);
    if (!wantsEnd.current || browser.shown.hasMore || !last) return;
    wantsEnd.current = false;
    select(selectOnly(last.id));
    reveal(nodes.length - 1);
  });

  const goTo = (index: number, event: KeyboardEvent) => {
    const id = nodes[index]?.id;
    if (id === undefined) return;
    if (event.shiftKey)
      select(
        selectRange(
          selection,
          nodes.map((node) => node.id),
          id,
          event.ctrlKey,
        ),
      );
    else if (event.ctrlKey || event.metaKey) select(moveActive(selection, id));
    else select(selectOnly(id));
    reveal(index);
    if (index > nodes.length - 50) browser.shown.loadMore();
  };

  const goToEnd = () => {
    wantsEnd.current = true;
    void browser.shown.loadAll();
  };

  const stepBy = (event: KeyboardEvent<HTMLElement>, index: number): (() => void) | null => {
    if (event.altKey) return null;
    if (event.key === "End" && browser.shown.hasMore) return goToEnd;
    const rightToLeft = getComputedStyle(event.currentTarget).direction === "rtl";
    const step = stepOf(event.key, index, { ...layout, count: nodes.length, rightToLeft });
    return step === null ? null : () => goTo(step, event);
  };
  const findTyped = ({ key, timeStamp }: KeyboardEvent, index: number): number | null => {
    if (key.length !== 1) return null;
    const names = nodes.map(({ name }) => name);
    return typeAhead(key, names, index, timeStamp);
  };
  const runOf = (event: KeyboardEvent<HTMLElement>): (() => void) | null => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if ((altKey || metaKey) && key === "ArrowUp") return () => goUp(browser);
    if (isMenuKey(event)) return openMenu;
    const index = nodes.findIndex(({ id }) => id === selection.active);
    const step = stepBy(event, index);
    if (step !== null || altKey) return step;
    if (metaKey && key === "Backspace") return commandOf("Delete", browser);
    if ((ctrlKey || metaKey) && key !== " ") return shortcutOf(key, browser);
    const run = commandOf(key, browser);
    if (run !== null) return run;
    const found = findTyped(event, index);
    return found === null ? null : () => goTo(found, event);
  };

  return (event: KeyboardEvent<HTMLElement>) => {
    // buttons in the head and names that are changed have keys of their own
    if (event.target !== event.currentTarget) return;
    wantsEnd.current = false;
    const run = runOf(event);
    if (!run) return;
    event.preventDefault();
    run();
  };
}
