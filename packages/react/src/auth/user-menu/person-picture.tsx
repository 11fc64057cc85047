import { useState } from "react";
import { initialsOf } from "./initials-of.ts";

export interface PersonPictureProps {
  name: string;
  /** Null without one. */
  url: string | null;
}

/** The picture, or the initials where there is none or it cannot be had. Decoration: who shows it says the name beside it. */
export function PersonPicture({ name, url }: PersonPictureProps) {
  const [failedUrl, setFailedUrl] = useState<string | null>(null);
  if (url === null || url === failedUrl) {
    return <span className="mows-user-menu-avatar" aria-hidden data-initials={initialsOf(name)} />;
  }
  return <img className="mows-user-menu-avatar" src={url} alt="" decoding="async" onError={() => setFailedUrl(url)} />;
}
