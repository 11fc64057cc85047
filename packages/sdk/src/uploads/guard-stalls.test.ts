import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { guardStalls } from "./guard-stalls.ts";
import type { SendRequest, UploadRequest } from "./send-request.ts";

const quietMs = 1_000;

/** A network that swallows everything: what it does is what the test makes of `report`. */
function silentNetwork() {
  let report: (bytes: number) => void = () => undefined;
  const send: SendRequest = ({ onProgress }, signal) =>
    new Promise((_, reject) => {
      report = (bytes) => onProgress?.(bytes);
      signal.addEventListener("abort", () => reject(new Error("given up")));
    });
  return { send, report: (bytes: number) => report(bytes) };
}

const patch = (content: string): UploadRequest => ({
  method: "PATCH",
  url: "http://cloud.test/uploads/1",
  headers: {},
  body: new Blob([content]),
});

function start(send: SendRequest, request: UploadRequest, reportsProgress = true) {
  const outcome = { givenUp: false };
  const done = guardStalls(send, reportsProgress, quietMs)(request, new AbortController().signal);
  done.catch(() => (outcome.givenUp = true));
  return outcome;
}

describe("a request on which nothing moves", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is given up, and not while bytes still go", async () => {
    const network = silentNetwork();
    const outcome = start(network.send, patch("a long body"));
    await vi.advanceTimersByTimeAsync(900);
    network.report(3);
    await vi.advanceTimersByTimeAsync(900);
    expect(outcome.givenUp).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(outcome.givenUp).toBe(true);
  });

  it("has longer once the last byte is handed over", async () => {
    const network = silentNetwork();
    const outcome = start(network.send, patch("whole"));
    network.report(5);
    await vi.advanceTimersByTimeAsync(2_900);
    expect(outcome.givenUp).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    expect(outcome.givenUp).toBe(true);
  });

  it("is left alone where nobody could tell that it moves", async () => {
    const outcome = start(silentNetwork().send, patch("body"), false);
    await vi.advanceTimersByTimeAsync(1_000_000);
    expect(outcome.givenUp).toBe(false);
  });
});
