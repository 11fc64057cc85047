import type { Person } from "@mows/sdk";
import { useEffect, useRef } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { Link } from "../router/link.tsx";
import { useLocation } from "../router/use-location.ts";
import { ownerPages, personalPages, type SettingsPageLink } from "./settings-pages.ts";

function Group({ title, pages }: { title: string; pages: readonly SettingsPageLink[] }) {
  const { settings } = useConsoleMessages();
  const { pathname } = useLocation();
  return (
    <>
      <h2 className="settings-navigation-title">{title}</h2>
      <ul className="settings-navigation-list">
        {pages.map(({ href, name, icon: Icon }) => {
          const here = pathname === href || pathname.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Link className="settings-navigation-link" href={href} aria-current={here ? "page" : undefined}>
                <Icon className="mows-icon" aria-hidden />
                {settings.pages[name]}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The way between the settings' pages: a column beside them, or a row above them that scrolls where it is narrow. */
export function SettingsNavigation({ person }: { person: Person }) {
  const { settings } = useConsoleMessages();
  const navigation = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = navigation.current?.querySelector("[aria-current]");
    here?.scrollIntoView({ block: "nearest", inline: "center" });
  }, []);
  return (
    <nav className="settings-navigation" aria-label={settings.title} ref={navigation}>
      {personalPages.length > 0 && <Group title={settings.personal} pages={personalPages} />}
      {person.role === "OWNER" && <Group title={settings.ofTheCloud} pages={ownerPages} />}
    </nav>
  );
}
