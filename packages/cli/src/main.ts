#!/usr/bin/env node
import { Command } from "commander";
import { appCommand } from "./commands/app.ts";
import { auditCommand } from "./commands/audit.ts";
import { clientCommand } from "./commands/client.ts";
import { devCommand } from "./commands/dev.ts";
import { doctorCommand } from "./commands/doctor.ts";
import { explainCommand } from "./commands/explain.ts";
import { importCommand } from "./commands/import.ts";
import { loginCommand } from "./commands/login.ts";
import { logoutCommand } from "./commands/logout.ts";
import { serveCommand } from "./commands/serve.ts";
import { tokenCommand } from "./commands/token.ts";
import { userCommand } from "./commands/user.ts";
import { CommandError, exitCode } from "./exit-code.ts";

const program = new Command("mows")
  .description("My Own Web Services: your own cloud, on this machine")
  .addCommand(serveCommand())
  .addCommand(appCommand())
  .addCommand(userCommand())
  .addCommand(tokenCommand())
  .addCommand(clientCommand())
  .addCommand(loginCommand())
  .addCommand(logoutCommand())
  .addCommand(auditCommand())
  .addCommand(explainCommand())
  .addCommand(importCommand())
  .addCommand(devCommand())
  .addCommand(doctorCommand());

exitAsDocumented(program);

try {
  await program.parseAsync();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  if (process.argv.includes("--json")) console.log(JSON.stringify({ error: message }));
  console.error(message);
  process.exitCode = error instanceof CommandError ? error.code : exitCode.failed;
}

/** A command line that is not understood ends with `usage`, whichever command's it is; asking for help is no fault. */
function exitAsDocumented(command: Command): void {
  command.exitOverride((error) => process.exit(error.exitCode === 0 ? exitCode.done : exitCode.usage));
  for (const subcommand of command.commands) exitAsDocumented(subcommand);
}
