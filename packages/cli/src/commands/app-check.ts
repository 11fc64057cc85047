import { resolve } from "node:path";
import { Command } from "commander";
import { checkApp } from "../check/check-app.ts";
import { exitCode } from "../exit-code.ts";

type Options = { json?: boolean };

/** `mows app check [FOLDER]` */
export function appCheckCommand(): Command {
  return new Command("check")
    .description("look for what the cloud would refuse: the manifest, and the build where there is one")
    .argument("[folder]", "the app's folder, which holds mows.yaml", ".")
    .option("--json", "print the result as JSON")
    .action(runCheck);
}

async function runCheck(folder: string, options: Options): Promise<void> {
  const check = await checkApp(resolve(folder));
  const isRight = check.findings.length === 0;
  if (!isRight) process.exitCode = exitCode.failed;
  if (options.json === true) {
    console.log(
      JSON.stringify({ ok: isRight, id: check.manifest?.id ?? null, built: check.built, findings: check.findings }),
    );
    return;
  }
  for (const { file, line, message } of check.findings)
    console.error(`${file}${line === null ? "" : `:${line}`}  ${message}`);
  if (check.manifest === null || !isRight) return;
  const { id, name, version, permissions } = check.manifest;
  console.log(
    `${name} ${version} (${id}) is right${check.built ? "" : "; it is not built, so its pages were not looked at"}.`,
  );
  for (const { path, access } of permissions?.files ?? []) console.log(`  asks to ${access} ${path}`);
}
