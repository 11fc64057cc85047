import { readBudgets, writeBudgets } from "./sizes/budgets.ts";
import { judgeSizes } from "./sizes/judge-sizes.ts";
import { measureSizes } from "./sizes/measure-sizes.ts";

/** The gate: fails where something an app loads has outgrown its limit or its budget. `--update` makes today's sizes the budgets. */
const sizes = await measureSizes();
if (process.argv.includes("--update")) await writeBudgets(sizes);
const problems = judgeSizes(sizes, await readBudgets());
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error("How a budget is raised: bench/README.md.");
  process.exitCode = 1;
}
