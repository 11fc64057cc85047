import { useFormats } from "@mows/react";
import type { LinkVisit, OpenedLink } from "@mows/sdk/links";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConsoleMessages } from "../messages/use-console-messages.ts";
import { LoadFailure } from "../page/load-failure.tsx";
import { Loading } from "../page/loading.tsx";
import { Page } from "../page/page.tsx";
import { DropBox } from "./drop-box.tsx";
import { LinkedNode } from "./linked-node.tsx";

interface VisitedLinkProps {
  visit: LinkVisit;
  /** The visit is over: the link was taken back, or has ended. */
  onLeft: () => void;
}

/** What the link is on, once it is open. */
export function VisitedLink({ visit, onLeft }: VisitedLinkProps) {
  const { link: texts } = useConsoleMessages();
  const { data, error, refetch } = useQuery(visit.opened.queryOptions());
  const isOver = error?.kind === "session" || (data !== undefined && data.__typename !== "OpenedLink");
  useEffect(() => {
    if (isOver) onLeft();
  }, [isOver, onLeft]);
  if (error && !isOver) {
    return (
      <Page title={texts.title} width="narrow">
        <LoadFailure error={error} retry={() => void refetch()} />
      </Page>
    );
  }
  if (data?.__typename !== "OpenedLink") {
    return (
      <Page title={texts.title} width="narrow">
        <Loading>{texts.loading}</Loading>
      </Page>
    );
  }
  const lead = <Lead opened={data} />;
  if (data.nodeId === null) return <DropBox visit={visit} opened={data} lead={lead} />;
  return <LinkedNode visit={visit} opened={data} rootId={data.nodeId} lead={lead} />;
}

/** Who shares it, and what bounds it. */
function Lead({ opened }: { opened: OpenedLink }) {
  const { link: texts } = useConsoleMessages();
  const { number, dateTime } = useFormats();
  const { kind, sharedBy, expiresAt, downloadsLeft } = opened;
  const by = kind === "DROP" ? texts.receivedBy : texts.sharedBy;
  return [
    sharedBy === null ? null : by(sharedBy),
    expiresAt === null ? null : texts.until(dateTime(Date.parse(expiresAt))),
    downloadsLeft === null ? null : texts.downloadsLeft(downloadsLeft, number(downloadsLeft)),
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
}
