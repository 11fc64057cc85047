import { Menu, MenuButton, MenuItemRadio, MenuProvider } from "@ariakit/react";
import { Check, Monitor, Moon, Sun } from "lucide-react";
import { setTheme, THEMES, useTheme, type Theme } from "./theme.ts";

const LABEL: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };
const ICON = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeButton() {
  const theme = useTheme();
  const Icon = ICON[theme];
  return (
    <MenuProvider
      placement="bottom-end"
      values={{ theme }}
      setValues={(values: { theme: Theme }) => setTheme(values.theme)}
    >
      <MenuButton className="icon-button" aria-label={`Theme: ${LABEL[theme]}`} title="Theme">
        <Icon aria-hidden="true" />
      </MenuButton>
      <Menu className="menu" gutter={6} aria-label="Theme">
        {THEMES.map((choice) => (
          <MenuItemRadio key={choice} name="theme" value={choice} className="menu-item" hideOnClick>
            <Check aria-hidden="true" className="menu-item-check" data-checked={choice === theme} />
            {LABEL[choice]}
          </MenuItemRadio>
        ))}
      </Menu>
    </MenuProvider>
  );
}
