import { openAppSession } from "../cloud/open-app-session.ts";
import { plantFiles } from "../cloud/plant-files.ts";
import { connectDatabase, startCloud } from "../cloud/start-cloud.ts";
import { graphqlHeaders, listRequest } from "../load/list-request.ts";
import { keepConnection, postGraphql } from "../load/post-graphql.ts";
import { median, percentile } from "../measure/median.ts";
import { temporaryFolder } from "../processes/temporary-folder.ts";
import type { Row } from "../row.ts";

const children = 100_000;
const first = 200;
const [warmUps, requests] = [100, 300];

type Page = { data: { children: { nodes: readonly unknown[]; endCursor: string | null } } };

/** A page of a very large folder: at its beginning, and in its middle. */
export const list: Row = {
  name: "list",
  async run({ progress, profileFolder }) {
    await using data = await temporaryFolder();
    await using cloud = await startCloud(data.path, profileFolder);
    const session = await openAppSession(cloud);
    progress(`planting ${children} files`);
    await using database = connectDatabase(cloud);
    const folderId = await plantFiles(database, session, children);
    using connection = keepConnection();
    const target = { port: cloud.port, path: "/.mows/graphql", headers: { ...session.headers, ...graphqlHeaders } };
    const ask = async (body: string) => JSON.parse(await postGraphql(connection, target, body)) as Page;

    progress("walking to the middle");
    let middle = "";
    for (let seen = 0; seen < children / 2; seen += 1_000) {
      const page = await ask(await listRequest({ folderId, first: 1_000, ...(middle !== "" && { after: middle }) }));
      middle = page.data.children.endCursor ?? "";
    }
    progress(`pages of ${first}, ${requests} at each place`);
    const time = async (body: string) => {
      const { nodes } = (await ask(body)).data.children;
      if (nodes.length !== first) throw new Error(`the page has ${nodes.length} rows`);
      for (let index = 0; index < warmUps; index += 1) await postGraphql(connection, target, body);
      const taken: number[] = [];
      for (let index = 0; index < requests; index += 1) {
        const startedAt = performance.now();
        await postGraphql(connection, target, body);
        taken.push(performance.now() - startedAt);
      }
      return taken;
    };
    const begin = await time(await listRequest({ folderId, first }));
    const inside = await time(await listRequest({ folderId, first, after: middle }));
    const what = `page of ${first} out of ${children.toLocaleString("en")} children`;
    return {
      measurements: [
        { what: `${what}, median`, unit: "ms", ours: median(begin), floor: { of: "ours", is: "at most", bound: 5 } },
        { what: `${what}, 95th percentile`, unit: "ms", ours: percentile(begin, 0.95) },
        {
          what: `${what}, in the middle, median`,
          unit: "ms",
          ours: median(inside),
          floor: { of: "ours", is: "at most", bound: 5 },
        },
        { what: `${what}, in the middle, 95th percentile`, unit: "ms", ours: percentile(inside, 0.95) },
      ],
      notes: [
        "One request at a time on one connection, from its first byte sent to its last received: the server's time and loopback's.",
      ],
    };
  },
};
