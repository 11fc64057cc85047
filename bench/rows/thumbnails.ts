import { setTimeout as delay } from "node:timers/promises";
import { openAppSession } from "../cloud/open-app-session.ts";
import { connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { graphqlHeaders, listRequest } from "../load/list-request.ts";
import { keepConnection, postGraphql } from "../load/post-graphql.ts";
import { uploadPictures } from "../load/upload-pictures.ts";
import { percentile } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const pictures = 500;
const first = 200;
const uploadsAtOnce = 4;
/** As often as this a person looks. */
const everyMs = 20;
const lookAgainMs = 500;

/** A folder of photographs arrives and is read, while somebody looks at it. */
export const thumbnails: Row = {
  name: "thumbnails",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    await using database = connectDatabase(cloud);
    using connection = keepConnection();
    const target = { port: cloud.port, path: "/.mows/graphql", headers: { ...session.headers, ...graphqlHeaders } };
    const body = await listRequest({ folderId: session.folderId, first });
    const timesDuring = async (work: Promise<void>): Promise<number[]> => {
      const taken: number[] = [];
      const state = { isOver: false };
      const over = work.finally(() => (state.isOver = true));
      while (!state.isOver) {
        const startedAt = performance.now();
        await postGraphql(connection, target, body);
        taken.push(performance.now() - startedAt);
        await delay(everyMs);
      }
      await over;
      return taken;
    };
    const noneLeft = async (kinds: readonly string[]): Promise<void> => {
      const left = "select from jobs where kind = any($1) and failed_with is null limit 1";
      while (((await database.query(left, [kinds])).rowCount ?? 0) > 0) await delay(lookAgainMs);
    };

    progress(`uploading ${pictures} photographs`);
    const startedAt = performance.now();
    const uploading = await timesDuring(uploadPictures({ ...session, port: cloud.port }, pictures, uploadsAtOnce));
    progress("until each shows something");
    const firstLook = await timesDuring(noneLeft(["files.extract"]));
    const shownAfter = (performance.now() - startedAt) / 1000;
    progress("until everything is made");
    const secondLook = await timesDuring(noneLeft(["files.extract", "files.thumbnails"]));
    const madeAfter = (performance.now() - startedAt) / 1000;
    const what = `page of ${first}`;
    return {
      measurements: [
        { what: `${what} while ${pictures} photographs arrive, p99`, unit: "ms", ours: percentile(uploading, 0.99) },
        {
          what: `${what} while they are read and drawn, p99`,
          unit: "ms",
          ours: percentile([...firstLook, ...secondLook], 0.99),
          floor: { of: "ours", is: "at most", bound: 50 },
        },
        { what: "all of them show something after", unit: "s", ours: shownAfter },
        { what: "all sizes are there after", unit: "s", ours: madeAfter },
      ],
      notes: [
        `Twelve megapixels and about 3 MB each, ${uploadsAtOnce} uploads at once; the page is asked for every ${everyMs} ms on one connection.`,
      ],
    };
  },
};
