import type { PresentMember } from "@mows/sdk/docs";
import { useCallback, useEffect, type CSSProperties, type PointerEvent, type ReactNode } from "react";
import { personColours } from "../person-colours.ts";
import { asPointerPlace, placeIn, type PointerPlace } from "./pointer-place.ts";
import { usePaced } from "./use-paced.ts";

export interface CursorsProps {
  /** Of `usePresence` or `useDocPresence`. What is told is the member `pointer`. */
  presence: {
    readonly others: readonly PresentMember[];
    readonly setMe: (change: { pointer: PointerPlace | undefined }) => void;
  };
  children: ReactNode;
}

/** As often as the cloud hands presence on: more would only be dropped there. */
const everyMs = 40;

/**
 * An area in which everybody sees where the others point: a board, a plan, a slide. What is in it should be laid out alike for everybody, since
 * places are told as shares of its size. Fingers are not shown: they cover what they point at. Who is there says `<AvatarStack>`.
 *
 * @example
 * <Cursors presence={usePresence(board.id)}><Board /></Cursors>
 */
export function Cursors({ presence: { others, setMe }, children }: CursorsProps) {
  const tell = usePaced(
    useCallback((pointer: PointerPlace | undefined) => setMe({ pointer }), [setMe]),
    everyMs,
  );
  useEffect(() => () => setMe({ pointer: undefined }), [setMe]);
  const onMove = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    tell(placeIn(event.currentTarget.getBoundingClientRect(), event) ?? undefined);
  };
  return (
    <div className="mows-cursors" onPointerMove={onMove} onPointerLeave={() => tell(undefined)}>
      {children}
      <div className="mows-cursors-layer" aria-hidden>
        {others.map((other) => (
          <Cursor key={other.connection} of={other} />
        ))}
      </div>
    </div>
  );
}

function Cursor({ of: { person, state } }: { of: PresentMember }) {
  const place = asPointerPlace(state["pointer"]);
  if (place === null) return null;
  const style = { ...personColours(person.colour), "--mows-x": place.x, "--mows-y": place.y } as CSSProperties;
  return (
    <div className="mows-cursor" style={style}>
      <svg className="mows-cursor-arrow" viewBox="0 0 16 20">
        <path d="M1 1v15.2l3.9-3.6 2.5 5.9 2.7-1.1-2.5-5.8h5.6z" />
      </svg>
      <span className="mows-cursor-name" data-name={person.name} />
    </div>
  );
}
