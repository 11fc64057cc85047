import type { SpaceState } from "../domain/tree/list-spaces.ts";

export type SpaceMapper = SpaceState;
