import type { Access } from "@mows/sdk";

const verbs = { READ: "Read", WRITE: "Read and change" } as const satisfies Record<Access, string>;

/** "Read and change everything in": the path follows. */
export function describeAccess(access: Access): string {
  return `${verbs[access]} everything in`;
}
