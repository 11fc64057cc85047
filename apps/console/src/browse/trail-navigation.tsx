import ChevronRight from "lucide-react/icons/chevron-right";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { Trail } from "./use-trail.ts";

/** The folders above the one that is open, each a way back to it. */
export function TrailNavigation({ steps, backTo, severalPlaces }: Trail & { severalPlaces: boolean }) {
  const { browse } = useConsoleMessages();
  const above = severalPlaces ? [{ id: "", name: browse.allPlaces }, ...steps] : steps;
  const offset = severalPlaces ? 0 : 1;
  return (
    <nav className="trail" aria-label={browse.where}>
      <ol className="trail-steps">
        {above.map(({ id, name }, index) => {
          const isLast = index === above.length - 1;
          return (
            <li className="trail-step" key={id}>
              {index > 0 && <ChevronRight className="mows-icon mows-icon-directional trail-arrow" aria-hidden />}
              <button
                type="button"
                className="trail-button"
                aria-current={isLast ? "location" : undefined}
                disabled={isLast}
                onClick={() => backTo(index + offset)}
              >
                <bdi>{name}</bdi>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
