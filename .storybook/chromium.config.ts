/** How tests start their browser: `MOWS_CHROMIUM`, or where Debian has it, and nothing that calls home. */
export const chromiumToLaunch = {
  executablePath: process.env["MOWS_CHROMIUM"] ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--autoplay-policy=no-user-gesture-required",
  ],
};
