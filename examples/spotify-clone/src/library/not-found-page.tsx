import { SearchX } from "lucide-react";
import { Link } from "../app/link.tsx";
import { StatePanel } from "../app/state-panel.tsx";

export function NotFoundPage({ what }: { what: "album" | "artist" | "playlist" | "page" }) {
  return (
    <StatePanel
      icon={SearchX}
      title={`This ${what} is not here`}
      actions={
        <Link href="/" className="button button-primary">
          Go to the start
        </Link>
      }
    >
      <p>
        {what === "page" ? "The address leads nowhere." : "It may have been renamed or deleted since you had the link."}
      </p>
    </StatePanel>
  );
}
