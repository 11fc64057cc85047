import { openAppSession } from "../../cloud/open-app-session.ts";
import { plantDescendants } from "../../cloud/plant-descendants.ts";
import { plantFiles } from "../../cloud/plant-files.ts";
import { connectDatabase, startCloud } from "../../cloud/start-cloud.ts";
import { graphqlHeaders } from "../../load/list-request.ts";
import { temporaryFolder } from "../../processes/temporary-folder.ts";
import type { Row, RowResult } from "../../row.ts";
import { measureImport } from "./measure-import.ts";
import { measureMove } from "./measure-move.ts";
import { measurePage } from "./measure-page.ts";
import { measurePropfind } from "./measure-propfind.ts";

const children = 100_000;
const descendants = 200_000;
/** With these, the space has a million nodes. */
const others = 1_000_000 - children - descendants;

/** A very large space: a large folder over WebDAV and in pages, a larger one moved, and many small files brought in. */
export const files: Row = {
  name: "files",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using temporary = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    await using database = connectDatabase(cloud);
    progress(`planting ${children + descendants + others} nodes`);
    await plantDescendants(database, session, others);
    const underTest = {
      cloud,
      database,
      session,
      graphql: { port: cloud.port, path: "/.mows/graphql", headers: { ...session.headers, ...graphqlHeaders } },
      listedFolderId: await plantFiles(database, session, children),
      listedCount: children,
      moved: { ...(await plantDescendants(database, session, descendants)), descendants },
      temporaryFolder: temporary.path,
      progress,
    };
    const results: RowResult[] = [];
    for (const measure of [measurePropfind, measurePage, measureMove, measureImport]) {
      results.push(await measure(underTest));
    }
    return {
      measurements: results.flatMap(({ measurements }) => measurements),
      notes: [
        `Everything in a space of ${(children + descendants + others).toLocaleString("en")} nodes, the page and the moves one at a time on one connection.`,
        ...results.flatMap(({ notes }) => notes),
      ],
    };
  },
};
