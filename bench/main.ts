import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { describeMachine } from "./measure/machine.ts";
import { cleanUpOnInterrupt } from "./processes/clean-up.ts";
import { meetsFloor, ratioOf } from "./report/judge.ts";
import { tableOf } from "./report/print-table.ts";
import type { RowResult } from "./row.ts";
import { rows } from "./rows.ts";

/** `npm run bench`: measures the rows one after the other and fails on no figure. */
const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    json: { type: "boolean", default: false },
    profile: { type: "string" },
  },
});
const names = options.only?.flatMap((list) => list.split(",")) ?? Object.keys(rows);
const unknown = names.filter((name) => rows[name] === undefined);
if (unknown.length > 0 || process.platform !== "linux") {
  const what =
    unknown.length > 0 ? `There is no row named ${unknown.join(", ")}. ` : "The bench reads /proc, so it needs Linux. ";
  console.error(`${what}Rows: ${Object.keys(rows).join(", ")}.`);
  process.exit(2);
}
const profileFolder = options.profile === undefined ? null : resolve(options.profile);
if (profileFolder !== null) await mkdir(profileFolder, { recursive: true });

cleanUpOnInterrupt();
const startedAt = performance.now();
const machine = describeMachine();
const results: { name: string; result: RowResult }[] = [];
for (const name of names) {
  const result = await measure(name);
  results.push({ name, result });
  if (!options.json) print(name, result);
}
const seconds = Math.round((performance.now() - startedAt) / 1000);
if (options.json) console.log(JSON.stringify({ machine, seconds, rows: results.map(toJson) }));
else printMachine();

/** A row that cannot be measured is told and left out. */
async function measure(name: string): Promise<RowResult> {
  const progress = (text: string) => console.error(`${name}: ${text}`);
  try {
    const row = await rows[name]?.();
    if (row === undefined) throw new Error(`there is no row named ${name}`);
    return await row.run({ progress, profileFolder });
  } catch (error) {
    console.error(error);
    return { measurements: [], notes: [`Not measured: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function print(name: string, { measurements, notes }: RowResult): void {
  console.log(`\n${name}`);
  if (measurements.length > 0) for (const line of tableOf(measurements)) console.log(`  ${line}`);
  for (const note of notes) console.log(`  ${note}`);
}

function printMachine(): void {
  const { cpu, cores, memoryBytes, system, node, date, load, versions } = machine;
  console.log(`\n${date}, ${cpu}, ${cores} cores, ${Math.round(memoryBytes / 2 ** 30)} GB, ${system}, Node ${node}`);
  console.log(
    Object.entries(versions)
      .map((pair) => pair.join(" "))
      .join(", "),
  );
  console.log(
    `${seconds} s; load when it began: ${load.toFixed(2)}. KB, MB: 1,024 and 1,048,576 bytes. x: ours divided by the peer's.`,
  );
}

function toJson({ name, result }: { name: string; result: RowResult }) {
  const measurements = result.measurements.map((each) => ({
    ...each,
    ratio: ratioOf(each),
    floorMet: meetsFloor(each),
  }));
  return { name, measurements, notes: result.notes };
}
