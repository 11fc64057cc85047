import { Command } from "commander";
import { chosenChromium, readEnvironment } from "../config.ts";
import { examine } from "../doctor/examine.ts";
import { exitCode } from "../exit-code.ts";

type Options = { json?: boolean };

const marks = { ok: "✓", warning: "!", failed: "✗" } as const;

/** `mows doctor` */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("look at what a cloud on this machine depends on, and say what to do about it")
    .option("--json", "print the result as JSON")
    .action(runDoctor);
}

async function runDoctor(options: Options): Promise<void> {
  const diagnoses = await examine(readEnvironment(), chosenChromium());
  const isWell = diagnoses.every(({ state }) => state !== "failed");
  if (!isWell) process.exitCode = exitCode.failed;
  if (options.json === true) {
    console.log(JSON.stringify({ ok: isWell, checks: diagnoses }));
    return;
  }
  for (const { name, state, found, advice } of diagnoses) {
    console.log(`${marks[state]} ${name.padEnd(12)} ${found}`);
    if (advice !== null) console.log(`  ${" ".repeat(12)} ${advice}`);
  }
}
