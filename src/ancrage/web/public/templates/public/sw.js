// Keeps help within reach without a network: the pages and files listed below, as an anonymous visitor sees them.
// Everything else goes to the network and is never kept.
const KEPT = {{ kept.as_json|safe }};
const CACHE = "ancrage-" + KEPT.version;
const HELP = KEPT.pages[0];
const OFFLINE = "{% url 'offline' %}";

async function keep(cache, url, credentials) {
  const answer = await fetch(url, { credentials: credentials, cache: "reload", redirect: "follow" });
  if (answer.ok && !answer.redirected) await cache.put(url, answer);
}

async function fill() {
  const cache = await caches.open(CACHE);
  await Promise.allSettled([
    ...KEPT.assets.map((url) => keep(cache, url, "same-origin")),
    ...KEPT.pages.map((url) => keep(cache, url, "omit")),
  ]);
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function keptPage(url) {
  const cache = await caches.open(CACHE);
  const country = url.searchParams.get("pays");
  if (url.pathname === HELP) {
    return (country && (await cache.match(HELP + "?pays=" + country))) || (await cache.match(HELP));
  }
  return cache.match(url.pathname);
}

async function visit(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(CACHE);
    return (await keptPage(new URL(request.url))) || (await cache.match(OFFLINE)) || Response.error();
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(request));
  else if (KEPT.assets.includes(url.pathname)) event.respondWith(asset(request));
});
