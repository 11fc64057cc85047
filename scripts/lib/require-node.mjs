/** Ends with a clear word where Node is too old for the scripts themselves. */
export function requireNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= 20) return;
  console.error(`MOWS needs Node 20 or newer to start; this is Node ${process.versions.node}. See https://nodejs.org/`);
  process.exit(1);
}
