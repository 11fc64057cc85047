// @vitest-environment jsdom
import { AudioPlayerProvider } from "@mows/react";
import { createTestCloud } from "@mows/testing";
import "@mows/testing/react";
import { cleanup, configure, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { Library } from "./library.tsx";

// A busy machine takes its time over a cloud.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);

// What mows.yaml asks for, as a person granted it.
const grants = [{ path: "/Music", access: "write" }] as const;
const library = (
  <AudioPlayerProvider>
    <Library />
  </AudioPlayerProvider>
);

it("shows the tracks in the folder that was granted, and those that come while it is open", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada", { grants });
  await cloud.files.upload(ada, "/Music/lullaby.mp3", "a sound");
  render(library, { wrapper: cloud.wrapper(ada) });
  expect(await screen.findByText("lullaby")).toBeDefined();

  await cloud.files.upload(ada, "/Music/march.mp3", "another sound");
  expect(await screen.findByText("march")).toBeDefined();
});

it("shows nothing that was not granted", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada", { app: "another-app", grants: [{ path: "/", access: "write" }] });
  await cloud.files.upload(ada, "/Music/lullaby.mp3", "a sound");
  const guest = await cloud.user("ada", { app: "this-app" });
  render(library, { wrapper: cloud.wrapper(guest) });
  expect(await screen.findByText("No folder was granted to this app yet.")).toBeDefined();
});
