/** `3:07`, or `1:02:09` from an hour on; `–` where the length is not known. */
export function formatDuration(durationMs: number | null): string {
  if (durationMs === null || !Number.isFinite(durationMs)) return "–";
  const totalSeconds = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor((totalSeconds % 3600) / 60);
  const seconds = String(totalSeconds % 60).padStart(2, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/** `48 min` or `1 hr 5 min`: the length of an album or a list. */
export function formatLength(durationMs: number): string {
  const minutes = Math.max(1, Math.round(durationMs / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} hr` : `${Math.floor(minutes / 60)} hr ${minutes % 60} min`;
}

/** `3 minutes 7 seconds`, for those who hear it. */
export function spokenDuration(durationMs: number): string {
  const totalSeconds = Math.max(0, Math.floor(durationMs / 1000));
  const parts = [
    [Math.floor(totalSeconds / 3600), "hour"],
    [Math.floor((totalSeconds % 3600) / 60), "minute"],
    [totalSeconds % 60, "second"],
  ] as const;
  const spoken = parts.flatMap(([count, unit]) => (count > 0 ? [count === 1 ? `1 ${unit}` : `${count} ${unit}s`] : []));
  return spoken.length > 0 ? spoken.join(" ") : "0 seconds";
}
