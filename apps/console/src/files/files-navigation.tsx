import { placeKey, QuotaMeter, useMows, type FilePlace } from "@mows/react";
import type { Space } from "@mows/sdk";
import { useQuery } from "@tanstack/react-query";
import HardDrive from "lucide-react/icons/hard-drive";
import SearchIcon from "lucide-react/icons/search";
import Star from "lucide-react/icons/star";
import Trash from "lucide-react/icons/trash-2";
import UserRoundCheck from "lucide-react/icons/user-round-check";
import Users from "lucide-react/icons/users";
import type { LucideIcon } from "lucide-react";
import { useRef } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { useLocation } from "../router/use-location.ts";
import { addressOf, searchAddress } from "./files-address.ts";
import { spaceName } from "./space-name.ts";
import { useCurrentInView } from "./use-current-in-view.ts";

interface Entry {
  readonly place: FilePlace;
  readonly name: string;
  readonly icon: LucideIcon;
}

/** The space that is looked at, or the person's own: whose trash is meant. */
function useSpaceOf(current: FilePlace | null, spaces: readonly Space[]): Space | undefined {
  const mows = useMows();
  const id = current?.view === "folder" ? current.folderId : "";
  const { data } = useQuery({ ...mows.files.node.queryOptions({ id }), enabled: id !== "" });
  const spaceId = data?.__typename === "Folder" ? data.spaceId : null;
  const rootId = current?.view === "trash" ? current.withinId : null;
  return spaces.find((space) => space.id === spaceId || space.rootId === rootId) ?? spaces[0];
}

type Said = ReturnType<typeof useConsoleMessages>["files"];

function entriesOf(spaces: readonly Space[], here: Space | undefined, said: Said): Entry[] {
  const roots = spaces.map(({ rootId, name, groupId }) => ({
    place: { view: "folder", folderId: rootId } as const,
    name: spaceName({ name, groupId }, said.mine),
    icon: groupId === null ? HardDrive : Users,
  }));
  // with more than one there are as many
  const trashName = here && spaces.length > 1 ? said.trashOf(spaceName(here, said.mine)) : said.trash;
  const trash = here && { place: { view: "trash", withinId: here.rootId } as const, name: trashName, icon: Trash };
  return [
    ...roots,
    { place: { view: "shared" }, name: said.shared, icon: UserRoundCheck },
    { place: { view: "starred" }, name: said.starred, icon: Star },
    ...(trash ? [trash] : []),
  ];
}

/** The way between a person's spaces, what others share with them, what they starred, and the trash. */
export function FilesNavigation({ current }: { current: FilePlace | null }) {
  const { files } = useConsoleMessages();
  const { pathname } = useLocation();
  const mows = useMows();
  const { data } = useQuery(mows.files.spaces.queryOptions());
  const spaces = data?.__typename === "Spaces" ? data.spaces : [];
  const here = useSpaceOf(current, spaces);
  const navigation = useRef<HTMLElement>(null);
  useCurrentInView(navigation);
  return (
    <nav className="files-navigation" aria-label={files.title} ref={navigation}>
      <ul className="settings-navigation-list">
        <li>
          <Link
            className="settings-navigation-link"
            href={searchAddress}
            aria-current={pathname === searchAddress ? "page" : undefined}
          >
            <SearchIcon className="mows-icon" aria-hidden />
            {files.search}
          </Link>
        </li>
        {entriesOf(spaces, here, files).map(({ place, name, icon: Icon }) => (
          <li key={placeKey(place)}>
            <Link
              className="settings-navigation-link"
              href={addressOf(place)}
              aria-current={current && placeKey(place) === placeKey(current) ? "page" : undefined}
            >
              <Icon className="mows-icon" aria-hidden />
              {name}
            </Link>
          </li>
        ))}
      </ul>
      {here && <QuotaMeter space={here} />}
    </nav>
  );
}
