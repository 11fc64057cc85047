import { Menu, MenuButton, MenuItemCheck, MenuItemRadio, MenuProvider } from "@ariakit/react";
import type { ChildOrder } from "@mows/sdk";
import ArrowDownUp from "lucide-react/icons/arrow-down-up";
import { useMessages } from "../../messages/use-messages.ts";
import { useBrowser } from "./browser-context.ts";
import { changeView } from "./view-settings.ts";

const orders = ["NAME_ASC", "NAME_DESC", "MODIFIED_DESC", "MODIFIED_ASC", "SIZE_DESC", "SIZE_ASC"] as const;

/** The order of tiles, which have no columns to sort by. */
export function SortMenu() {
  const { view } = useBrowser();
  const { fileBrowser } = useMessages();
  return (
    <MenuProvider
      placement="bottom-end"
      values={{ order: view.orderBy }}
      setValues={({ order }: { order: ChildOrder }) => changeView({ orderBy: order })}
    >
      <MenuButton className="mows-icon-button" aria-label={fileBrowser.sort} title={fileBrowser.sort}>
        <ArrowDownUp className="mows-icon" aria-hidden />
      </MenuButton>
      <Menu className="mows-file-menu" gutter={6} portal fixed aria-label={fileBrowser.sort}>
        {orders.map((order) => (
          <MenuItemRadio className="mows-file-menu-item" key={order} name="order" value={order} hideOnClick>
            <MenuItemCheck className="mows-file-menu-check" />
            {fileBrowser.orders[order]}
          </MenuItemRadio>
        ))}
      </Menu>
    </MenuProvider>
  );
}
