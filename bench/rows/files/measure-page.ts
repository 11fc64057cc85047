import { listRequest } from "../../load/list-request.ts";
import { keepConnection, postGraphql } from "../../load/post-graphql.ts";
import { median, percentile } from "../../measure/median.ts";
import type { RowResult } from "../../row.ts";
import type { UnderTest } from "./under-test.ts";

const first = 200;
const [warmUps, requests] = [100, 300];

/** A page of a very large folder in a very large space. */
export async function measurePage({ graphql, listedFolderId, progress }: UnderTest): Promise<RowResult> {
  progress(`pages of ${first}, ${requests} times`);
  const body = await listRequest({ folderId: listedFolderId, first });
  using connection = keepConnection();
  const taken: number[] = [];
  for (let request = 0; request < warmUps + requests; request += 1) {
    const startedAt = performance.now();
    await postGraphql(connection, graphql, body);
    if (request >= warmUps) taken.push(performance.now() - startedAt);
  }
  return {
    measurements: [
      {
        what: `page of ${first}, median`,
        unit: "ms",
        ours: median(taken),
        floor: { of: "ours", is: "at most", bound: 5 },
      },
      { what: `page of ${first}, 95th percentile`, unit: "ms", ours: percentile(taken, 0.95) },
    ],
    notes: [],
  };
}
