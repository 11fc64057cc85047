import { readFile } from "node:fs/promises";
import { ok, warning, type Diagnosis } from "./diagnosis.ts";

/** Whether a browser can shut its pages in: Chromium does it by unprivileged user namespaces, and refuses to as root. */
export async function checkSandbox(): Promise<Diagnosis> {
  if (process.platform !== "linux") return ok("sandbox", "the system's own");
  if (process.getuid?.() === 0) {
    return warning(
      "sandbox",
      "none for a browser that root starts",
      "Tests in a browser then run without one. Use an account of your own.",
    );
  }
  const setting = async (name: string) => (await readFile(`/proc/sys/${name}`, "utf8").catch(() => "")).trim();
  if ((await setting("kernel/unprivileged_userns_clone")) === "0") {
    return warning(
      "sandbox",
      "user namespaces are switched off",
      "Run: sudo sysctl kernel.unprivileged_userns_clone=1",
    );
  }
  if ((await setting("kernel/apparmor_restrict_unprivileged_userns")) === "1") {
    return warning(
      "sandbox",
      "AppArmor restricts user namespaces",
      "Use the distribution's Chromium, whose profile is exempt.",
    );
  }
  return ok("sandbox", "user namespaces");
}
