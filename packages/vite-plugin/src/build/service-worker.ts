/**
 * Source of the worker that keeps an app's own files for use without a network. Pages come from the network while there is
 * one, so a new version is never hidden by an old one; the other files are named by their content or change with the version.
 * Nothing below `/.mows/` passes through it: that is the person's data, and the cloud's to allow.
 */
export function serviceWorker({ precached, version }: { precached: readonly string[]; version: string }): string {
  return `const cacheName = "mows-app-${version}";
const precached = ${JSON.stringify(precached)};

addEventListener("install", (event) => {
  const requests = precached.map((path) => new Request(path, { cache: "reload" }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)));
});

addEventListener("activate", (event) => {
  const outdated = (name) => name.startsWith("mows-app-") && name !== cacheName;
  const removed = caches.keys().then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name))));
  event.waitUntil(removed.then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/.mows/")) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept("/")));
  else if (precached.includes(pathname)) event.respondWith(kept(pathname).then((found) => found ?? fetch(request)));
});

async function kept(path) {
  const cache = await caches.open(cacheName);
  return cache.match(path);
}
`;
}
