import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "../project-root.ts";

const run = promisify(execFile);

const compiler = join(projectRoot, "node_modules/typescript/bin/tsc");
const sdk = join(projectRoot, "packages/sdk");
const rounds = 3;

export type TypeCost = { instantiations: number; types: number; totalMs: number };

/**
 * What TypeScript does for a program that uses the SDK, with the schema's types and with `any` in place of each of them. Counted over the
 * declarations as they are published; times are the least of some rounds, in turns.
 */
export async function measureTypeCost(): Promise<{ withSchema: TypeCost; without: TypeCost }> {
  await mkdir(join(sdk, "node_modules/.cache"), { recursive: true });
  // Inside the package, where the declarations' own imports are found.
  const folder = await mkdtemp(join(sdk, "node_modules/.cache/type-cost-"));
  try {
    const declarations = join(folder, "with");
    await run(process.execPath, [compiler, "-p", join(sdk, "tsconfig.build.json"), "--outDir", declarations]);
    await cp(declarations, join(folder, "without"), { recursive: true });
    await withoutSchema(join(folder, "without/generated"));
    const costs: Record<"with" | "without", TypeCost[]> = { with: [], without: [] };
    for (let round = 0; round < rounds; round += 1) {
      costs.with.push(await check(join(folder, "with")));
      costs.without.push(await check(join(folder, "without")));
    }
    return { withSchema: least(costs.with), without: least(costs.without) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every type that was generated from the schema becomes `any`. */
async function withoutSchema(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".d.ts"));
  const path = join(folder, "graphql.d.ts");
  const names = [...(await readFile(path, "utf8")).matchAll(/^export type (\w+) =/gm)].map(([, name]) => name);
  if (!files.includes("graphql.d.ts") || names.length < 50) throw new Error(`${path} is not what was generated before`);
  await writeFile(path, names.map((name) => `export type ${name} = any;\n`).join(""));
}

async function check(folder: string): Promise<TypeCost> {
  const config = {
    compilerOptions: {
      target: "esnext",
      lib: ["ES2025", "ESNext.Disposable", "DOM"],
      module: "preserve",
      moduleResolution: "bundler",
      types: [],
      strict: true,
      // What is told apart by types that are not there has none.
      noImplicitAny: false,
      noEmit: true,
      skipLibCheck: true,
      paths: { "@mows/sdk": [join(folder, "index.d.ts")] },
    },
    files: ["app.ts"],
  };
  await cp(join(import.meta.dirname, "app.ts"), join(folder, "app.ts"));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const { stdout } = await run(process.execPath, [compiler, "-p", folder, "--extendedDiagnostics"]);
  const figure = (name: string): number => {
    const found = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1];
    if (found === undefined) throw new Error(`tsc says nothing of its ${name}:\n${stdout}`);
    return Number(found);
  };
  return {
    instantiations: figure("Instantiations"),
    types: figure("Types"),
    totalMs: Math.round(figure("Total time") * 1000),
  };
}

function least(costs: readonly TypeCost[]): TypeCost {
  const smallest = (of: (cost: TypeCost) => number) => Math.min(...costs.map(of));
  return {
    instantiations: smallest((cost) => cost.instantiations),
    types: smallest((cost) => cost.types),
    totalMs: smallest((cost) => cost.totalMs),
  };
}
