import type { Space } from "@mows/sdk";

/** A group's space is called as the group is; one's own has a name that nobody gave it. */
export function spaceName({ name, groupId }: Pick<Space, "name" | "groupId">, mine: string): string {
  return groupId === null ? mine : name;
}
