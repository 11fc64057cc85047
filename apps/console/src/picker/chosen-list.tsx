import type { Node } from "@mows/sdk";
import X from "lucide-react/icons/x";
import { useConsoleMessages } from "../messages/use-console-messages.ts";

interface ChosenListProps {
  chosen: ReadonlyMap<string, Node>;
  onRemove: (node: Node) => void;
}

/** What is picked so far, from whichever folders. */
export function ChosenList({ chosen, onRemove }: ChosenListProps) {
  const { picker } = useConsoleMessages();
  return (
    <div className="picker-chosen" role="group" aria-label={picker.yourPick}>
      {chosen.size === 0 && <p className="quiet">{picker.nothingPicked}</p>}
      {[...chosen.values()].map((node) => (
        <span className="picker-chip" key={node.id}>
          <bdi className="picker-chip-name">{node.name}</bdi>
          <button
            type="button"
            className="mows-icon-button"
            aria-label={picker.remove(node.name)}
            onClick={() => onRemove(node)}
          >
            <X className="mows-icon" aria-hidden />
          </button>
        </span>
      ))}
    </div>
  );
}
