// @vitest-environment jsdom
import { createTestCloud } from "@mows/testing";
import "@mows/testing/react";
import { cleanup, configure, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { App } from "./app.tsx";

// A busy machine takes its time over a cloud.
configure({ asyncUtilTimeout: 10_000 });
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

// What mows.yaml asks for, as a person granted it.
const grants = [{ path: "/Notes", access: "write" }] as const;

it("keeps a note as a text file, and shows it", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada", { grants });
  vi.stubGlobal("fetch", ada.fetch);
  render(<App />, { wrapper: cloud.wrapper(ada) });

  fireEvent.change(await screen.findByLabelText("A new note"), { target: { value: "Buy milk\nand bread" } });
  fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
  expect(await screen.findByText(/and bread/)).toBeDefined();
});

it("lets go of a note that is deleted", async () => {
  await using cloud = await createTestCloud();
  const ada = await cloud.user("ada", { grants });
  await cloud.files.upload(ada, "/Notes/old.txt", "Long done");
  vi.stubGlobal("fetch", ada.fetch);
  render(<App />, { wrapper: cloud.wrapper(ada) });

  expect(await screen.findByText("Long done")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("No notes yet.")).toBeDefined();
});

it("asks a visitor to sign in", async () => {
  await using cloud = await createTestCloud();
  await cloud.user("ada", { app: "notes", grants });
  render(<App />, { wrapper: cloud.wrapper(cloud.visitor("notes")) });
  expect(await screen.findByRole("link", { name: /Sign in/ })).toBeDefined();
});
