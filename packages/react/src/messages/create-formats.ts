/** How numbers, amounts and times are written for one locale. */
export interface Formats {
  /** BCP 47. */
  readonly locale: string;
  readonly number: (value: number) => string;
  /** `fraction` is 0 to 1: `45%`. */
  readonly percent: (fraction: number) => string;
  /** `4.2 MB`: decimal units, as disks and operating systems count. */
  readonly bytes: (bytes: number) => string;
  /** `1.5 MB/s`. */
  readonly bytesPerSecond: (bytes: number) => string;
  /** `20 sec`, `4 min`, `2 hr`: rounded up, since a promise kept early is the better one. */
  readonly timeLeft: (ms: number) => string;
  /** `1 minute 5 seconds`: for the ear. */
  readonly spokenTime: (ms: number) => string;
  /** `23 Nov 2026`. */
  readonly date: (at: Date | number) => string;
  /** With the time of day, to the minute. */
  readonly dateTime: (at: Date | number) => string;
  /** `3 days ago`, `in 2 hours`: seen from `now`, by default this moment. */
  readonly relativeTime: (at: Date | number, now?: Date | number) => string;
}

const byteUnits = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** The largest that has come full is the one to speak of. */
const relativeUnits = [
  ["year", 365 * dayMs],
  ["month", 30 * dayMs],
  ["day", dayMs],
  ["hour", hourMs],
  ["minute", minuteMs],
] as const;

/** Formatters are dear to make and cheap to use: each is made at its first use. */
export function createFormats(locale: string): Formats {
  const made = new Map<string, Intl.NumberFormat>();
  const numberFormat = (options: Intl.NumberFormatOptions) => {
    const key = JSON.stringify(options);
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format;
  };
  const unit = (value: number, name: string, unitDisplay: "short" | "long", digits = 0) =>
    numberFormat({
      style: "unit",
      unit: name,
      unitDisplay,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  const inBytes = (bytes: number, suffix: "" | "-per-second") => {
    const power = bytes < 1000 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3));
    const value = bytes / 1000 ** power;
    const digits = power === 0 || value >= 100 ? 0 : 1;
    // "5 byte", as short forms have it, looks like a mistake
    return unit(value, `${byteUnits[power]}${suffix}`, power === 0 ? "long" : "short", digits);
  };
  const dates = (timeStyle?: "short") => {
    let format: Intl.DateTimeFormat | undefined;
    return (at: Date | number) => {
      format ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", ...(timeStyle && { timeStyle }) });
      return format.format(at);
    };
  };
  let relative: Intl.RelativeTimeFormat | undefined;
  return {
    locale,
    number: (value) => numberFormat({}).format(value),
    percent: (fraction) => numberFormat({ style: "percent" }).format(fraction),
    bytes: (bytes) => inBytes(bytes, ""),
    bytesPerSecond: (bytes) => inBytes(bytes, "-per-second"),
    timeLeft(ms) {
      if (ms < minuteMs) return unit(Math.max(1, Math.ceil(ms / secondMs)), "second", "short");
      if (ms < hourMs) return unit(Math.ceil(ms / minuteMs), "minute", "short");
      return unit(Math.ceil(ms / hourMs), "hour", "short");
    },
    spokenTime(ms) {
      const parts = [
        [Math.floor(ms / hourMs), "hour"],
        [Math.floor(ms / minuteMs) % 60, "minute"],
        [Math.floor(ms / secondMs) % 60, "second"],
      ] as const;
      const spoken = parts.filter(([count]) => count > 0).map(([count, name]) => unit(count, name, "long"));
      return spoken.length === 0 ? unit(0, "second", "long") : spoken.join(" ");
    },
    date: dates(),
    dateTime: dates("short"),
    relativeTime(at, now = Date.now()) {
      relative ??= new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
      const ms = Number(at) - Number(now);
      const [name, unitMs] = relativeUnits.find(([, length]) => Math.abs(ms) >= length) ?? ["minute", minuteMs];
      return relative.format(Math.trunc(ms / unitMs), name);
    },
  };
}
