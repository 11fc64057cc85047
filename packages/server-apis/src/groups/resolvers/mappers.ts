import type { Group } from "../domain/group.ts";

export type GroupMapper = Group;
