import { SidebarPlaylists } from "../playlist/sidebar-playlists.tsx";
import { Link } from "./link.tsx";
import { usePath } from "./location.ts";
import { Logo } from "./logo.tsx";
import { currentOf, LIBRARY_ITEMS } from "./navigation-items.ts";

export function Sidebar() {
  const [pathname = ""] = usePath().split("?");
  return (
    <nav className="sidebar" aria-label="Library">
      <Link href="/" className="sidebar-logo" aria-label="Cadence, home">
        <Logo />
      </Link>
      <ul>
        {LIBRARY_ITEMS.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link href={href} className="nav-link" aria-current={currentOf(href, pathname)}>
              <Icon aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
      <SidebarPlaylists />
    </nav>
  );
}
