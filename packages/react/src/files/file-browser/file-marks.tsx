import type { Node } from "@mows/sdk";
import Star from "lucide-react/icons/star";
import { useMessages } from "../../messages/use-messages.ts";

/** What people put to a file: its star and its tags. */
export function FileMarks({ node: { starred, tags } }: { node: Node }) {
  const { fileBrowser } = useMessages();
  return (
    <>
      {starred && (
        <>
          <Star className="mows-file-star" aria-hidden />
          <span className="mows-visually-hidden">{fileBrowser.starredMark}</span>
        </>
      )}
      {tags.length > 0 && (
        <span className="mows-file-tags" title={fileBrowser.tagged(tags.join(", "))}>
          {tags.slice(0, 2).map((tag) => (
            <span className="mows-file-tag" key={tag}>
              {tag}
            </span>
          ))}
          {tags.length > 2 && <span className="mows-file-tag">+{tags.length - 2}</span>}
        </span>
      )}
    </>
  );
}
