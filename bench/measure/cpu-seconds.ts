import { statFields } from "../processes/process-tree.ts";

/** `USER_HZ`: the unit of CPU times in `/proc`, the same on every Linux. */
const ticksPerSecond = 100;

/** CPU time of these processes so far, user and system, to 10 ms. One that has ended counts nothing. */
export async function cpuSeconds(pids: readonly number[]): Promise<number> {
  const ticks = await Promise.all(
    pids.map(async (pid) => {
      const fields = await statFields(pid);
      return fields === null ? 0 : Number(fields[11]) + Number(fields[12]);
    }),
  );
  return ticks.reduce((sum, each) => sum + each, 0) / ticksPerSecond;
}
