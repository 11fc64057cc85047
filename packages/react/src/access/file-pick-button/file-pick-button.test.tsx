import type { PickedNode } from "@mows/sdk/picks";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Answers, cloudAnswering, sessionOf } from "../../testing/cloud-answering.ts";
import { MowsProvider } from "../../provider.tsx";
import { FilePickButton } from "./file-pick-button.tsx";

const url = "http://mows.test/pick?request=7";
const begun = { beginPick: { __typename: "PickBegun", id: "7", url, expiresAt: "" } };
const node: PickedNode = { id: "1", name: "song.mp3", kind: "FILE", access: "READ" };
const opened: string[] = [];
let opensWindows = true;

function show(pickOutcome: () => object, answers: Answers = {}) {
  const picked: string[] = [];
  const mows = cloudAnswering({
    Session: () => sessionOf(null),
    BeginPick: () => begun,
    PickOutcome: () => ({ pickOutcome: pickOutcome() }),
    ...answers,
  });
  render(
    <MowsProvider mows={mows}>
      <FilePickButton
        kind="file"
        access="read"
        onPicked={(nodes) => void picked.push(...nodes.map(({ name }) => name))}
      >
        Pick a song
      </FilePickButton>
    </MowsProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Pick a song" }));
  return picked;
}

describe("<FilePickButton/>", () => {
  beforeEach(() => {
    opened.length = 0;
    opensWindows = true;
    const location = { replace: (address: string) => void opened.push(address) };
    vi.stubGlobal("open", () => (opensWindows ? { location, close: () => undefined } : null));
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  it("opens the cloud's picker and hands over what was picked", async () => {
    const picked = show(() => ({ __typename: "Picked", nodes: [node] }));
    await expect.poll(() => picked).toEqual(["song.mp3"]);
    expect(opened).toEqual([url]);
    await expect.poll(() => screen.queryByRole("status")).toBeNull();
  });

  it("gives a link where the browser opened no window", async () => {
    opensWindows = false;
    const answer = new TransformStream<Uint8Array, Uint8Array>();
    const headers = { "content-type": "application/json" };
    const picked = show(() => ({}), { PickOutcome: () => new Response(answer.readable, { headers }) });
    expect((await screen.findByRole("link")).getAttribute("href")).toBe(url);
    const body = { data: { pickOutcome: { __typename: "Picked", nodes: [node] } } };
    await new Response(JSON.stringify(body)).body?.pipeTo(answer.writable);
    await expect.poll(() => picked).toEqual(["song.mp3"]);
    await expect.poll(() => screen.queryByRole("link")).toBeNull();
  });

  it("is ready again when nothing was picked", async () => {
    const picked = show(() => ({ __typename: "PickCancelled", id: "7" }));
    await expect.poll(() => screen.getByRole("button").hasAttribute("disabled")).toBe(false);
    expect(picked).toEqual([]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says why nothing could be picked", async () => {
    show(() => ({ __typename: "PickExpired", id: "7" }));
    expect((await screen.findByRole("alert")).textContent).toContain("Nothing was picked");
    expect(screen.getByRole("button").hasAttribute("disabled")).toBe(false);
  });
});
