import { Clock3, Disc3, House, ListMusic, MicVocal, Music, Search, type LucideIcon } from "lucide-react";

export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
}

export const LIBRARY_ITEMS: readonly NavigationItem[] = [
  { href: "/", label: "Home", icon: House },
  { href: "/albums", label: "Albums", icon: Disc3 },
  { href: "/artists", label: "Artists", icon: MicVocal },
  { href: "/tracks", label: "Tracks", icon: Music },
  { href: "/recent", label: "Recently added", icon: Clock3 },
];

/** What fits under a thumb; tracks and what is new are one step away, on Home. */
export const TAB_ITEMS: readonly NavigationItem[] = [
  { href: "/", label: "Home", icon: House },
  { href: "/albums", label: "Albums", icon: Disc3 },
  { href: "/artists", label: "Artists", icon: MicVocal },
  { href: "/search", label: "Search", icon: Search },
  { href: "/playlists", label: "Playlists", icon: ListMusic },
];

/** `page` on the very page, `true` on one below it, as `aria-current` has it. */
export function currentOf(href: string, pathname: string): "page" | "true" | undefined {
  if (pathname === href) return "page";
  return href !== "/" && pathname.startsWith(`${href}/`) ? "true" : undefined;
}
