import { MiniPlayer } from "../player/mini-player.tsx";
import { PlayerBar } from "../player/player-bar.tsx";
import { PlayerNotices } from "../player/player-notices.tsx";
import { UploadPanel } from "../upload/upload-panel.tsx";
import { ConnectionNotice } from "./connection-notice.tsx";
import { MainScroller } from "./main-scroller.tsx";
import { Page } from "./page.tsx";
import { Sidebar } from "./sidebar.tsx";
import { TabBar } from "./tab-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { NARROW, useMediaQuery } from "./use-media-query.ts";

/** The frame around every page: navigation, search and player, arranged for the width there is. */
export function Shell() {
  const isNarrow = useMediaQuery(NARROW);
  return (
    <div className="shell" data-width={isNarrow ? "narrow" : "wide"}>
      <a href="#content" className="skip-link">
        Skip to content
      </a>
      {!isNarrow && <Sidebar />}
      <TopBar isNarrow={isNarrow} />
      <MainScroller>
        <ConnectionNotice />
        <Page />
      </MainScroller>
      <UploadPanel />
      <div className="dock">
        {isNarrow ? <MiniPlayer /> : <PlayerBar />}
        {isNarrow && <TabBar />}
      </div>
      <PlayerNotices />
    </div>
  );
}
