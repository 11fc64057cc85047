import { growthAllowed, limitOf } from "./limits.ts";
import type { Sizes } from "./measure-sizes.ts";

/** What is wrong with the sizes, a sentence each: above the limit, above the budget, without a budget, or a budget for nothing. */
export function judgeSizes(sizes: Sizes, budgets: Sizes): string[] {
  const measured = Object.entries(sizes).flatMap(([name, bytes]) => {
    const [limit, budget] = [limitOf(name), budgets[name]];
    const problems: string[] = [];
    if (limit !== null && bytes > limit) problems.push(`${name}: ${bytes} bytes are more than the limit of ${limit}.`);
    if (budget === undefined) problems.push(`${name}: ${bytes} bytes have no budget.`);
    else if (bytes > budget * (1 + growthAllowed)) {
      const growth = ((bytes / budget - 1) * 100).toFixed(1);
      problems.push(`${name}: ${bytes} bytes are ${growth} % above its budget of ${budget}.`);
    }
    return problems;
  });
  const stale = Object.keys(budgets).filter((name) => sizes[name] === undefined);
  return [...measured, ...stale.map((name) => `${name}: has a budget, but is not there any more.`)];
}
