import type { Node } from "@mows/sdk";
import type { LucideIcon } from "lucide-react";
import Archive from "lucide-react/icons/file-archive";
import Code from "lucide-react/icons/file-code-corner";
import Image from "lucide-react/icons/image";
import Link from "lucide-react/icons/link-2";
import Music from "lucide-react/icons/music";
import Pdf from "lucide-react/icons/file-type";
import Sheet from "lucide-react/icons/table-2";
import Slides from "lucide-react/icons/presentation";
import Text from "lucide-react/icons/file-text";
import Plain from "lucide-react/icons/file";
import Folder from "lucide-react/icons/folder";
import Video from "lucide-react/icons/clapperboard";
import { kindOfFile, type FileKind } from "./kind-of-file.ts";

const icons: Record<FileKind, LucideIcon> = {
  folder: Folder,
  link: Link,
  image: Image,
  audio: Music,
  video: Video,
  pdf: Pdf,
  text: Text,
  document: Text,
  sheet: Sheet,
  slides: Slides,
  archive: Archive,
  code: Code,
  file: Plain,
};

/** The kind of a file as a picture; folders have their own colour. */
export function FileIcon({ node }: { node: Node }) {
  const kind = kindOfFile(node);
  const Icon = icons[kind];
  const colour = node.__typename === "Folder" ? node.colour : null;
  return <Icon className="mows-file-icon" data-kind={kind} data-colour={colour ?? undefined} aria-hidden />;
}
