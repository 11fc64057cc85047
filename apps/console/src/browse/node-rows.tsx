import { useFormats } from "@mows/react";
import type { Node } from "@mows/sdk";
import ChevronRight from "lucide-react/icons/chevron-right";
import FileIcon from "lucide-react/icons/file";
import FolderIcon from "lucide-react/icons/folder";
import type { ReactNode } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import type { TrailStep } from "./use-trail.ts";

/** Which rows can be chosen, and which are. */
export interface Choosing {
  readonly several: boolean;
  readonly canChoose: (node: Node) => boolean;
  readonly chosen: ReadonlyMap<string, Node>;
  readonly onToggle: (node: Node) => void;
}

interface NodeRowsProps {
  nodes: readonly Node[];
  /** Of the folder, for whoever hears the list. */
  label: string;
  choosing: Choosing | null;
  onOpen: (folder: TrailStep) => void;
}

/** The wider part of a row to hit, where it can be chosen: `id` is the box's. */
function FileText({ id, children }: { id: string | null; children: ReactNode }) {
  if (id === null) {
    return (
      <span className="browse-file" data-state="unfitting">
        {children}
      </span>
    );
  }
  return (
    <label className="browse-file" htmlFor={id}>
      {children}
    </label>
  );
}

function Row({ node, choosing, onOpen }: { node: Node } & Omit<NodeRowsProps, "nodes" | "label">) {
  const { browse } = useConsoleMessages();
  const { bytes } = useFormats();
  const { id, name, access } = node;
  const isFolder = node.__typename === "Folder";
  const Icon = isFolder ? FolderIcon : FileIcon;
  const canChoose = choosing?.canChoose(node) ?? false;
  const text = (
    <>
      <Icon className="mows-icon browse-icon" aria-hidden />
      <span className="browse-name">
        <bdi>{name}</bdi>
      </span>
    </>
  );
  return (
    <li className="browse-row" data-state={choosing?.chosen.has(id) ? "chosen" : "idle"}>
      {choosing && canChoose && (
        <input
          id={`choose-${id}`}
          type={choosing.several ? "checkbox" : "radio"}
          name="chosen"
          className="browse-check"
          aria-label={browse.choose(name)}
          checked={choosing.chosen.has(id)}
          onChange={() => choosing.onToggle(node)}
        />
      )}
      {isFolder ? (
        <button
          type="button"
          className="browse-open"
          aria-label={browse.open(name)}
          onClick={() => onOpen({ id, name, access })}
        >
          {text}
          <ChevronRight className="mows-icon mows-icon-directional browse-arrow" aria-hidden />
        </button>
      ) : (
        <FileText id={canChoose ? `choose-${id}` : null}>
          {text}
          {"size" in node && <span className="browse-size">{bytes(node.size)}</span>}
        </FileText>
      )}
    </li>
  );
}

/** What a folder holds: folders are opened by their name, what can be chosen has a box in front. */
export function NodeRows({ nodes, label, ...row }: NodeRowsProps) {
  return (
    <ul className="browse-rows" aria-label={label}>
      {nodes.map((node) => (
        <Row key={node.id} node={node} {...row} />
      ))}
    </ul>
  );
}
