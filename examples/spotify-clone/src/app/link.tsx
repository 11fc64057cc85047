import type { ComponentProps, MouseEvent } from "react";
import { navigate } from "./location.ts";

/** An ordinary link that stays in the app, unless the person asks the browser for a new tab or window. */
export function Link({ href, onClick, ...props }: ComponentProps<"a"> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (event.defaultPrevented || !isPlain) return;
    event.preventDefault();
    navigate(href);
  };
  // oxlint-disable-next-line jsx-a11y/anchor-has-content -- the content is the caller's children
  return <a href={href} onClick={follow} {...props} />;
}
