import { Select, SelectItem, SelectLabel, SelectPopover, SelectProvider } from "@ariakit/react";
import { ArrowDownWideNarrow, Check } from "lucide-react";
import { useState } from "react";

/** The order a page was last sorted by, kept in this browser. */
export function useSortOrder<Order extends string>(page: string, orders: Record<Order, string>, initial: Order) {
  const storageKey = `cadence.order.${page}`;
  const [order, setOrder] = useState<Order>(() => {
    const stored = window.localStorage.getItem(storageKey);
    return stored !== null && Object.hasOwn(orders, stored) ? (stored as Order) : initial;
  });
  const remember = (wanted: Order) => {
    window.localStorage.setItem(storageKey, wanted);
    setOrder(wanted);
  };
  return [order, remember] as const;
}

export function SortPicker<Order extends string>(props: {
  orders: Record<Order, string>;
  order: Order;
  setOrder: (order: Order) => void;
}) {
  const { orders, order, setOrder } = props;
  return (
    <SelectProvider value={order} setValue={(value: string) => setOrder(value as Order)} placement="bottom-end">
      <SelectLabel className="visually-hidden">Sort by</SelectLabel>
      <Select className="button sort-picker">
        <ArrowDownWideNarrow aria-hidden="true" />
        {orders[order]}
      </Select>
      <SelectPopover className="menu" gutter={4}>
        {Object.entries<string>(orders).map(([value, label]) => (
          <SelectItem key={value} value={value} className="menu-item">
            <Check aria-hidden="true" className="menu-item-check" data-checked={value === order} />
            {label}
          </SelectItem>
        ))}
      </SelectPopover>
    </SelectProvider>
  );
}
