/** A line on standard error that is drawn over; on anything but a terminal, nothing is drawn. */
export type ProgressBar = {
  show(label: string, done: number, total: number): void;
  showBytes(label: string, progress: { doneBytes: number; totalBytes: number; currentName: string | null }): void;
  clear(): void;
};

const barWidth = 24;
/** Drawn at most this often. */
const redrawMs = 80;

export function createProgressBar(stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  const startedAt = performance.now();
  let drawnAt = -Infinity;

  function draw(label: string, share: number, detail: string): void {
    const now = performance.now();
    if (!stream.isTTY || (now - drawnAt < redrawMs && share < 1)) return;
    drawnAt = now;
    const filled = Math.round(share * barWidth);
    const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
    const line = `${label} ${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${detail}`;
    stream.write(`\r\x1b[2K${line.slice(0, Math.max(stream.columns - 1, 20))}`);
  }

  return {
    show: (label, done, total) => draw(label, total === 0 ? 1 : done / total, `${done}/${total}`),
    showBytes(label, { doneBytes, totalBytes, currentName }) {
      const share = totalBytes === 0 ? 1 : doneBytes / totalBytes;
      const elapsedS = (performance.now() - startedAt) / 1000;
      const leftS = share > 0 ? Math.round((elapsedS / share) * (1 - share)) : null;
      draw(
        label,
        share,
        `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)}${leftS === null ? "" : `, ${leftS} s left`}  ${currentName ?? ""}`,
      );
    },
    clear() {
      if (stream.isTTY) stream.write("\r\x1b[2K");
    },
  };
}

/** Decimal units, as file managers show them: `5.5 MB`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${power === 0 ? value : value.toFixed(1)} ${units[power] ?? "B"}`;
}
