import { MowsProvider, SignIn, useMows, useSession } from "@mows/react";
import { createMows, MowsError, type FileNode, type Mows } from "@mows/sdk";
import { createTestCloud, type TestCloud, type TestUser } from "@mows/testing";
import "@mows/testing/msw";
import "@mows/testing/react";
import "@mows/testing/vitest";
import { mows as plugin } from "@mows/vite-plugin";
import { useQuery } from "@tanstack/react-query";
import { createApp } from "create-mows-app";
import type { HttpHandler } from "msw";
import type { ReactNode } from "react";
import type { Plugin } from "vite";
import { expect } from "vitest";

const mows: Mows = createMows({ url: "http://music.mows.localhost:4000" });
export const plugins: Plugin[] = plugin({ serviceWorker: false });

export function App(): ReactNode {
  const session = useSession();
  return <MowsProvider mows={mows}>{session.state === "signed-in" ? <Files id="1" /> : <SignIn />}</MowsProvider>;
}

function Files({ id }: { id: string }): ReactNode {
  const { data, error } = useQuery(useMows().files.node.queryOptions({ id }));
  const problem: MowsError | null = error;
  const file: FileNode | null = data?.__typename === "File" ? data : null;
  // @ts-expect-error a node has no such field
  return file === null ? problem?.kind : file.nothing;
}

export async function test(): Promise<void> {
  await using cloud: TestCloud = await createTestCloud({ seed: 1 });
  const ada: TestUser = await cloud.user("ada", { grants: [{ path: "/Music", access: "read" }] });
  const handlers: HttpHandler[] = cloud.mswHandlers(ada);
  const Wrapper = cloud.wrapper(ada);
  await expect(ada.mows.files.rename({ id: "1", name: "2" })).toBeDenied({ lacking: "APP" });
  // @ts-expect-error not a right there is
  await expect(ada).toBeDenied({ action: "paint", target: "/" });
  const made = await createApp("my-app", "music");
  if (made.kind === "created") expect([<Wrapper key={made.id}>{handlers.length}</Wrapper>]).toBeDefined();
}
