import { useSession } from "@mows/react";
import FolderOpen from "lucide-react/icons/folder-open";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { useLocation } from "../router/use-location.ts";

/** The way to one's files from every page, for whoever is signed in. */
export function HeaderNavigation() {
  const session = useSession();
  const { files } = useConsoleMessages();
  const isHere = /^\/files(\/|$)/.test(useLocation().pathname);
  if (session.state !== "signed-in") return null;
  return (
    <Link className="header-files" href="/files" aria-current={isHere ? "page" : undefined}>
      <FolderOpen className="mows-icon" aria-hidden />
      <span className="header-files-label">{files.title}</span>
    </Link>
  );
}
