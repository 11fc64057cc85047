import { describe, expect, it } from "vitest";
import { createFormats } from "./create-formats.ts";

const [en, de] = [createFormats("en"), createFormats("de")];

describe("amounts", () => {
  it("are rounded for people", () => {
    expect([0, 999, 1_000, 123_456, 4_200_000, 1.5e12].map(en.bytes)).toEqual([
      "0 bytes",
      "999 bytes",
      "1.0 kB",
      "123 kB",
      "4.2 MB",
      "1.5 TB",
    ]);
    expect([en.bytesPerSecond(1_500_000), en.percent(0.45), en.number(20_000)]).toEqual(["1.5 MB/s", "45%", "20,000"]);
  });

  it("are written as the locale has it", () => {
    expect([1, 4_200_000].map(de.bytes)).toEqual(["1\u00a0Byte", "4,2 MB"]);
    expect(de.number(20_000)).toBe("20.000");
  });
});

describe("times", () => {
  it("that are left are rounded up", () => {
    expect([200, 59_000, 61_000, 7_200_000].map(en.timeLeft)).toEqual(["1 sec", "59 sec", "2 min", "2 hr"]);
    expect([200, 61_000, 7_200_000].map(de.timeLeft)).toEqual(["1 Sek.", "2 Min.", "2 Std."]);
  });

  it("are spoken in words", () => {
    expect([0, 1_000, 65_000, 3_600_000].map(en.spokenTime)).toEqual([
      "0 seconds",
      "1 second",
      "1 minute 5 seconds",
      "1 hour",
    ]);
    expect(de.spokenTime(65_000)).toBe("1 Minute 5 Sekunden");
  });

  it("are told as dates and from now", () => {
    const at = new Date(2026, 10, 23, 9, 5);
    expect([en.date(at), de.date(at), de.dateTime(at)]).toEqual(["Nov 23, 2026", "23.11.2026", "23.11.2026, 09:05"]);
    const days = 86_400_000;
    const ago = (ms: number) => [en, de].map((formats) => formats.relativeTime(-ms, 0));
    expect(ago(1_000)).toEqual(["this minute", "in dieser Minute"]);
    expect(ago(90_000)).toEqual(["1 minute ago", "vor 1 Minute"]);
    expect(ago(days)).toEqual(["yesterday", "gestern"]);
    expect(ago(400 * days)).toEqual(["last year", "letztes Jahr"]);
    expect(de.relativeTime(3 * days, 0)).toBe("in 3 Tagen");
  });
});
