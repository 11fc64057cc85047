#!/usr/bin/env node
import { spawn } from "node:child_process";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { createApp, templates, type Template } from "./create-app.ts";

const usage = `npm create mows-app@latest FOLDER [-- --template ${templates.join("|")}] [-- --no-install]`;

process.exitCode = await main();

async function main(): Promise<number> {
  const asked = readArguments();
  if (asked === null) {
    console.error(usage);
    return 2;
  }
  const folder = resolve(asked.folder);
  const outcome = await createApp(folder, asked.template);
  switch (outcome.kind) {
    case "name-unusable":
      console.error(
        `An app's folder names its address, so ${outcome.name} will not do: use 1 to 63 of a-z, 0-9 and inner hyphens.`,
      );
      return 1;
    case "folder-not-empty":
      console.error(`${outcome.folder} is not empty; nothing was changed. Choose another folder.`);
      return 1;
    case "created":
      break;
    default:
      return outcome satisfies never;
  }
  console.log(`${outcome.id}: ${outcome.files} files written.`);
  if (asked.install && !(await install(folder))) {
    console.error(`npm install failed. The app is in ${folder}; run npm install there.`);
    return 1;
  }
  const steps = [
    `cd ${relative(process.cwd(), folder) || "."}`,
    ...(asked.install ? [] : ["npm install"]),
    "npm run dev",
  ];
  console.log(`\nNext:\n${steps.map((step) => `  ${step}`).join("\n")}\n`);
  return 0;
}

function readArguments(): { folder: string; template: Template; install: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { template: { type: "string", default: "empty" }, "no-install": { type: "boolean", default: false } },
    });
    const template = templates.find((name) => name === values.template);
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0 || template === undefined) return null;
    return { folder, template, install: !values["no-install"] };
  } catch {
    return null;
  }
}

function install(cwd: string): Promise<boolean> {
  return new Promise((done) => {
    const npm = spawn("npm", ["install", "--no-fund", "--no-audit"], {
      cwd,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
    npm.once("error", () => done(false));
    npm.once("exit", (code) => done(code === 0));
  });
}
