import { Link } from "./link.tsx";
import { usePath } from "./location.ts";
import { currentOf, TAB_ITEMS } from "./navigation-items.ts";

export function TabBar() {
  const [pathname = ""] = usePath().split("?");
  return (
    <nav className="tab-bar" aria-label="Library">
      <ul>
        {TAB_ITEMS.map(({ href, label, icon: Icon }) => (
          <li key={href}>
            <Link href={href} className="tab-link" aria-current={currentOf(href, pathname)}>
              <Icon aria-hidden="true" />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
