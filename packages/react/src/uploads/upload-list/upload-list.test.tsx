import type { UploadItem, UploadState } from "@mows/sdk";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { describeUpload, formatBytes, formatEta, summarizeUploads } from "./describe-upload.ts";
import { UploadList } from "./upload-list.tsx";

const item = (name: string, state: UploadState, more: Partial<UploadItem> = {}): UploadItem => ({
  id: name,
  name,
  sizeBytes: 4_000_000,
  sentBytes: 1_000_000,
  state,
  bytesPerSecond: null,
  etaMs: null,
  nodeId: null,
  failure: null,
  ...more,
});

function show(items: UploadItem[]) {
  const called: string[] = [];
  const log = (command: string) => (id?: string) => void called.push([command, id].filter(Boolean).join(" "));
  const commands = { pause: log("pause"), resume: log("resume"), cancel: log("cancel"), retry: log("retry") };
  render(<UploadList items={items} {...commands} clearFinished={log("clear")} />);
  return called;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));

describe("<UploadList/>", () => {
  afterEach(cleanup);

  it("offers for each upload what can be done about it", () => {
    const called = show([item("a", "uploading"), item("b", "paused"), item("c", "failed"), item("d", "done")]);
    press("Pause a");
    press("Resume b");
    press("Retry c");
    press("Cancel c");
    press("Clear finished");
    expect(called).toEqual(["pause a", "resume b", "retry c", "cancel c", "clear"]);
    expect(screen.queryByRole("button", { name: / d$/ })).toBeNull();
  });

  it("shows progress, and why an upload failed", () => {
    const failure = { code: "QUOTA_EXCEEDED", message: "Your space is full." };
    show([item("a", "uploading"), item("c", "failed", { failure })]);
    const bar = screen.getByRole<HTMLProgressElement>("progressbar", { name: "Progress of a" });
    expect([bar.value, bar.max]).toEqual([1_000_000, 4_000_000]);
    expect(screen.getByText("Your space is full.")).toBeTruthy();
  });

  it("announces only when a file is finished, not at every byte", () => {
    const before = summarizeUploads([item("a", "uploading"), item("b", "done")]);
    expect(before).toBe("1 of 2 files uploaded");
    expect(summarizeUploads([item("a", "uploading", { sentBytes: 2_000_000 }), item("b", "done")])).toBe(before);
    expect(summarizeUploads([item("a", "failed"), item("b", "done")])).toBe("1 of 2 files uploaded, 1 failed");
    expect(summarizeUploads([item("a", "cancelled")])).toBe("");
  });
});

describe("what is said about an upload", () => {
  it("has amount, speed and time left", () => {
    const running = item("a", "uploading", { bytesPerSecond: 1_500_000, etaMs: 2_000 });
    expect(describeUpload(running)).toBe("1.0 MB of 4.0 MB, 1.5 MB/s, 2 s left");
  });

  it("rounds for people", () => {
    expect([0, 999, 1_000, 123_456, 4_200_000, 1.5e12].map(formatBytes)).toEqual([
      "0 B",
      "999 B",
      "1.0 kB",
      "123 kB",
      "4.2 MB",
      "1.5 TB",
    ]);
    expect([200, 59_000, 61_000, 7_200_000].map(formatEta)).toEqual(["1 s", "59 s", "2 min", "2 h"]);
  });
});
