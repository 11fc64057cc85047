import { useQuery } from "@tanstack/react-query";
import { useMows } from "../use-mows.ts";

/** The folder that stories' apps were granted; null until it is known, and where nothing was. */
export function useMusicFolder(): string | null {
  const { data } = useQuery(useMows().files.roots.queryOptions());
  return data?.__typename === "Roots" ? (data.roots[0]?.node.id ?? null) : null;
}
