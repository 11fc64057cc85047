import { Menu, MenuItem, MenuProvider, MenuSeparator } from "@ariakit/react";
import type { FolderColour } from "@mows/sdk";
import { Fragment } from "react";
import { useLanguage } from "../../messages/use-language.ts";
import { useBrowser } from "./browser-context.ts";
import { fileCommands } from "./file-commands.tsx";

const colours: readonly FolderColour[] = ["RED", "ORANGE", "YELLOW", "GREEN", "TEAL", "BLUE", "PURPLE", "PINK"];

/** The eight colours of folders, and none. */
function ColourItems() {
  const { selected, actions } = useBrowser();
  const { fileBrowser } = useLanguage().messages;
  const current = selected.find((node) => node.__typename === "Folder")?.colour ?? null;
  return (
    <div className="mows-file-colours" role="group" aria-label={fileBrowser.colour}>
      {[...colours, null].map((colour) => (
        <MenuItem
          className="mows-file-colour"
          key={colour}
          data-colour={colour ?? "NONE"}
          data-state={colour === current ? "on" : "off"}
          aria-label={colour === null ? fileBrowser.noColour : fileBrowser.colours[colour]}
          onClick={() => void actions.setColour(selected, colour)}
        />
      ))}
    </div>
  );
}

/** What can be done with what is chosen, where the pointer or the keyboard asked for it. */
export function FileMenu({ x, y }: { x: number; y: number }) {
  const browser = useBrowser();
  const { messages, formats } = useLanguage();
  const { fileBrowser } = messages;
  const { selected, setOpened, extraActions, focusFiles, place } = browser;
  const groups = fileCommands(browser, messages).filter((group) => group.length > 0);
  const extra =
    place.view === "trash" || selected.length === 0 ? [] : extraActions.filter(({ fits }) => fits?.(selected) ?? true);
  const label =
    selected.length === 0
      ? fileBrowser.actions
      : fileBrowser.actionsForMany(selected.length, formats.number(selected.length));
  const canColour =
    place.view !== "trash" &&
    selected.length > 0 &&
    selected.every((node) => node.__typename === "Folder" && node.access === "WRITE");
  const close = (isOpen: boolean) => {
    // what was chosen may have opened something else
    if (!isOpen) setOpened((part) => (part?.part === "menu" ? null : part));
  };
  if (groups.length === 0 && extra.length === 0) return null;
  return (
    <MenuProvider open setOpen={close} placement="bottom-start">
      <Menu
        className="mows-file-menu"
        portal
        fixed
        autoFocusOnShow
        aria-label={label}
        getAnchorRect={() => ({ x, y })}
        finalFocus={null}
        onClose={focusFiles}
      >
        {groups.map((group, index) => (
          <Fragment key={group[0]?.id}>
            {index > 0 && <MenuSeparator className="mows-file-menu-separator" />}
            {group.map(({ id, icon: Icon, ...command }) => (
              <MenuItem
                className="mows-file-menu-item"
                key={id}
                data-danger={command.isDangerous || undefined}
                onClick={command.run}
              >
                <Icon className="mows-icon" aria-hidden />
                {command.label}
                {command.keys && (
                  <kbd className="mows-file-menu-keys" aria-hidden>
                    {command.keys}
                  </kbd>
                )}
              </MenuItem>
            ))}
            {index === 0 &&
              extra.map((action) => (
                <MenuItem className="mows-file-menu-item" key={action.id} onClick={() => action.run(selected)}>
                  {action.icon}
                  {action.label}
                </MenuItem>
              ))}
            {group.some(({ id }) => id === "tags") && canColour && <ColourItems />}
          </Fragment>
        ))}
      </Menu>
    </MenuProvider>
  );
}
