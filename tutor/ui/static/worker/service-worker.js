// Keeps files whose address has their version, and the page for when there is no line. Questions and answers pass by.

const VERSIONED = /\/(?:stepwise\/|assets\/|static\/fonts\/)/;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STEPWISE.version).then((cache) => cache.addAll(STEPWISE.kept)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== STEPWISE.version).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match("offline")));
  else if (VERSIONED.test(address.pathname)) event.respondWith(kept(request));
});

async function kept(request) {
  const cache = await caches.open(STEPWISE.version);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") cache.put(request, answer.clone());
  return answer;
}
