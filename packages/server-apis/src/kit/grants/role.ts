/** What may be done with a node, each including the ones before it. `manage`: share it, change and take back what is shared. */
export type Role = "read" | "write" | "manage";

const ranks: readonly (Role | null)[] = [null, "read", "write", "manage"];

/** 0 for nobody's, 1 to 3 for the roles: as the database counts them. */
export function rankOf(role: Role | null): number {
  return ranks.indexOf(role);
}

/** Null for 0. */
export function roleOfRank(rank: number): Role | null {
  return ranks[rank] ?? null;
}
