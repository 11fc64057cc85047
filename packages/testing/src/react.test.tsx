// @vitest-environment happy-dom
import { useMows } from "@mows/react";
import { useQuery } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { createTestCloud } from "./index.ts";
import "./react.tsx";

afterEach(cleanup);

function Songs({ folderId }: { folderId: string }) {
  const mows = useMows();
  const { data, error } = useQuery({
    queryKey: ["songs", folderId],
    queryFn: () => mows.files.list({ folderId }),
    retry: false,
  });
  if (error) return <p role="alert">{error.message}</p>;
  if (data?.__typename !== "NodePage") return <p>{data?.__typename ?? "Loading"}</p>;
  return (
    <ul>
      {data.nodes.map(({ id, name }) => (
        <li key={id}>{name}</li>
      ))}
    </ul>
  );
}

it("shows a component the cloud as one person's app sees it", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  await cloud.files.upload(ada, "/Music/song.txt", "la la la");
  const player = await cloud.user("ada", { app: "music", grants: [{ path: "/Music", access: "read" }] });
  const folderId = await cloud.files.folder(ada, "/Music");

  render(<Songs folderId={folderId} />, { wrapper: cloud.wrapper(player) });
  expect(await screen.findByText("song.txt")).toBeDefined();
});

it("shows it what a lost network looks like", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada");
  const folderId = await cloud.files.folder(ada, "/Music");
  cloud.network.drop("Children", 10);
  render(<Songs folderId={folderId} />, { wrapper: cloud.wrapper(ada) });
  expect((await screen.findByRole("alert")).textContent).toMatch(/could not be reached/);
});
