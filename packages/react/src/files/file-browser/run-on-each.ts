import { MowsError } from "@mows/sdk";

/** A failure as every result of the cloud's has it. */
export interface Refusal {
  readonly __typename: string;
  readonly message: string;
}

export const isRefusal = (result: object): result is Refusal => "message" in result;

export interface Outcome<Result, Target> {
  readonly done: readonly { readonly node: Target; readonly result: Exclude<Result, Refusal> }[];
  readonly refused: readonly { readonly node: Target; readonly refusal: Refusal }[];
}

/** So many at a time: quick over a slow line, and no crowd at the cloud's door. */
const atOnce = 4;

/** Calls the cloud for each of several, `describe` telling what it did not answer at all; what fails with one holds up no other. */
export async function runOnEach<Result extends object, Target>(
  nodes: readonly Target[],
  call: (node: Target) => Promise<Result>,
  describe: (error: MowsError) => string,
): Promise<Outcome<Result, Target>> {
  const done: { node: Target; result: Exclude<Result, Refusal> }[] = [];
  const refused: { node: Target; refusal: Refusal }[] = [];
  const waiting = nodes.values();
  const work = async () => {
    for (const node of waiting) {
      const result = await call(node).catch(MowsError.from);
      if (result instanceof MowsError)
        refused.push({ node, refusal: { __typename: "MowsError", message: describe(result) } });
      else if (isRefusal(result)) refused.push({ node, refusal: result });
      else done.push({ node, result: result as Exclude<Result, Refusal> });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, nodes.length) }, work));
  return { done, refused };
}
