import type { Node } from "@mows/sdk";
import { useEffect, useMemo, useRef, useState } from "react";
import { keepShown, nothingSelected, selectAll, type Selection } from "./selection.ts";

/** What is chosen among the nodes that are shown: what goes is chosen no more, and what is about to come may be. */
export function useSelection(nodes: readonly Node[]) {
  const [selection, select] = useState<Selection>(nothingSelected);
  const before = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const ids = new Set(nodes.map(({ id }) => id));
    const wasShown = before.current;
    before.current = ids;
    select((current) =>
      current.everything
        ? { ...selectAll(current, [...ids]), everything: true }
        : keepShown(current, (id) => ids.has(id) || !wasShown.has(id)),
    );
  }, [nodes]);
  const selected = useMemo(() => nodes.filter(({ id }) => selection.ids.has(id)), [nodes, selection.ids]);
  return { selection, select, selected };
}
