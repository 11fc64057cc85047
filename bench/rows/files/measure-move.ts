import { keepConnection, postGraphql } from "../../load/post-graphql.ts";
import { median, percentile } from "../../measure/median.ts";
import type { RowResult } from "../../row.ts";
import type { UnderTest } from "./under-test.ts";

const [warmUps, moves] = [10, 50];
const query = `mutation ($input: MoveNodeInput!) { moveNode(input: $input) { __typename } }`;

/** A very large folder into another one and back, within its space. */
export async function measureMove({ moved, graphql, progress }: UnderTest): Promise<RowResult> {
  const { movedId, fromId, toId, descendants } = moved;
  progress(`moving ${descendants} descendants ${moves} times`);
  using connection = keepConnection();
  const taken: number[] = [];
  for (let move = 0; move < warmUps + moves; move += 1) {
    const input = { id: movedId, parentId: move % 2 === 0 ? toId : fromId };
    const startedAt = performance.now();
    const answer = await postGraphql(connection, graphql, JSON.stringify({ query, variables: { input } }));
    if (move >= warmUps) taken.push(performance.now() - startedAt);
    if (!answer.includes("NodeMoved")) throw new Error(`the move answered ${answer}`);
  }
  const what = `move of a folder with ${descendants.toLocaleString("en")} descendants`;
  return {
    measurements: [
      { what: `${what}, median`, unit: "ms", ours: median(taken), floor: { of: "ours", is: "at most", bound: 10 } },
      { what: `${what}, 95th percentile`, unit: "ms", ours: percentile(taken, 0.95) },
    ],
    notes: [],
  };
}
