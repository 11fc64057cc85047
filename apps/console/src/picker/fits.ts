import type { Node } from "@mows/sdk";
import type { PickRequestResult } from "@mows/sdk/picks";

export type PickRequest = Extract<PickRequestResult, { __typename: "PickRequest" }>;

/** Whether this can be picked: of the kind and type that is asked for, and the person's to give. */
export function fits({ kind, accept, access }: Pick<PickRequest, "kind" | "accept" | "access">, node: Node): boolean {
  if (access === "WRITE" && node.access === "READ") return false;
  if (node.__typename === "Folder") return kind !== "FILE";
  if (kind === "FOLDER") return false;
  const [name, type] = [node.name.toLowerCase(), node.mimeType.toLowerCase()];
  return (
    accept.length === 0 ||
    accept.some((given) => {
      const pattern = given.toLowerCase();
      if (pattern.startsWith(".")) return name.endsWith(pattern);
      return pattern.endsWith("/*") ? type.startsWith(pattern.slice(0, -1)) : type === pattern;
    })
  );
}
