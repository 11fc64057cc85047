import type { UploadItem, UploadState } from "@mows/sdk";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { de } from "../../messages/de.ts";
import { en } from "../../messages/en.ts";
import { languageOf } from "../../messages/language-context.ts";
import { describeUpload } from "./describe-upload.ts";
import { summarizeUploads } from "./summarize-uploads.ts";
import { UploadList } from "./upload-list.tsx";

const [english, german] = [languageOf(en), languageOf(de)];

const item = (name: string, state: UploadState, more: Partial<UploadItem> = {}): UploadItem => ({
  id: name,
  name,
  sizeBytes: 4_000_000,
  sentBytes: 1_000_000,
  state,
  bytesPerSecond: null,
  etaMs: null,
  nodeId: null,
  outcome: null,
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
    const before = summarizeUploads([item("a", "uploading"), item("b", "done")], english);
    expect(before).toBe("1 of 2 files uploaded");
    expect(summarizeUploads([item("a", "uploading", { sentBytes: 2_000_000 }), item("b", "done")], english)).toBe(
      before,
    );
    expect(summarizeUploads([item("a", "failed"), item("b", "done")], english)).toBe("1 of 2 files uploaded, 1 failed");
    expect(summarizeUploads([item("a", "cancelled")], english)).toBe("");
  });
});

describe("what is said about an upload", () => {
  it("has amount, speed and time left", () => {
    const running = item("a", "uploading", { bytesPerSecond: 1_500_000, etaMs: 2_000 });
    expect(describeUpload(running, english)).toBe("1.0 MB of 4.0 MB, 1.5 MB/s, 2 sec left");
    expect(describeUpload(running, german)).toBe("1,0 MB von 4,0 MB, 1,5 MB/s, noch 2 Sek.");
  });

  it("says when nothing new came of it, or a new version", () => {
    expect(describeUpload(item("a", "done", { outcome: "created" }), english)).toBe("Uploaded, 4.0 MB");
    expect(describeUpload(item("a", "done", { outcome: "replaced" }), english)).toBe(
      "Uploaded as a new version, 4.0 MB",
    );
    expect(describeUpload(item("a", "done", { outcome: "skipped" }), german)).toBe("Unverändert, weil schon vorhanden");
  });

  it("is the cloud's own word in English, and by the code of the failure elsewhere", () => {
    const full = item("a", "failed", { failure: { code: "QUOTA_EXCEEDED", message: "Your space is full." } });
    expect(describeUpload(full, english)).toBe("Your space is full.");
    expect(describeUpload(full, german)).toContain("Der Platz reicht nicht.");
    const unknown = item("a", "failed", { failure: { code: "NEW", message: "Something new." } });
    expect(describeUpload(unknown, german)).toBe("Something new.");
  });
});
