import { statfs } from "node:fs/promises";
import { formatBytes } from "../progress-bar.ts";
import { failed, ok, warning, type Diagnosis } from "./diagnosis.ts";

/** A new database alone takes 50 MB, and its log may grow to a gigabyte. */
const leastBytes = 500_000_000;
const comfortableBytes = 5_000_000_000;

/** Room where the data lies. `folder` must be there. */
export async function checkDisk(folder: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const found = `${formatBytes(freeBytes)} free`;
  if (freeBytes < leastBytes) return failed("disk", found, "Make room: a database whose disk is full stops.");
  if (freeBytes < comfortableBytes)
    return warning("disk", found, "Make room soon, or move the data to a larger disk by MOWS_DATA.");
  return ok("disk", found);
}
