// Keeps help within reach without a network: the pages and files listed below, as an anonymous visitor sees them; and, only
// where the person chose it, their own plan in a cache of its own. Everything else goes to the network and is never kept.
const KEPT = {{ kept.as_json|safe }};
const CACHE = "ancrage-" + KEPT.version;
const PLAN = "ancrage-plan"; // the person's plan, on this device by their choice
const LEFT = "ancrage-left"; // quitted without a network: the session ends as soon as there is one
const HELP = KEPT.pages[0];
const OFFLINE = "{% url 'offline' %}";
const QUIT = "{% url 'quick_exit' %}";
const PLAN_HOME = "{{ plan_home }}";
const PLAN_PAGE = PLAN_HOME + "hors-ligne/";
const PATIENCE = 4000; // milliseconds a page that is kept here waits for a slow network

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
  const spared = [CACHE, PLAN, LEFT];
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !spared.includes(name)).map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The plan: kept when the server says that it was chosen here; a session that ended by itself takes nothing away.
async function keepPlan(wanted) {
  if (!wanted) return caches.delete(PLAN);
  const answer = await fetch(PLAN_PAGE, { credentials: "same-origin", cache: "reload" });
  if (answer.ok && !answer.redirected && answer.headers.get("X-Ancrage-Keep") === "plan") {
    return (await caches.open(PLAN)).put(PLAN_PAGE, answer);
  }
  const chosenNoMore = answer.ok && (!answer.redirected || new URL(answer.url).pathname.startsWith(PLAN_HOME));
  return chosenNoMore ? caches.delete(PLAN) : false;
}

async function keptPage(url) {
  const cache = await caches.open(CACHE);
  const country = url.searchParams.get("pays");
  if (url.pathname === HELP) {
    return (country && (await cache.match(HELP + "?pays=" + country))) || (await cache.match(HELP));
  }
  if (url.pathname.startsWith(PLAN_HOME)) return caches.match(PLAN_PAGE, { cacheName: PLAN });
  return cache.match(url.pathname);
}

async function withoutNetwork(url) {
  if (url.pathname === QUIT) {
    await caches.delete(PLAN);
    await (await caches.open(LEFT)).put(QUIT, new Response(""));
  }
  return (await keptPage(url)) || (await caches.match(OFFLINE, { cacheName: CACHE })) || Response.error();
}

async function endLate() {
  if (!(await caches.has(LEFT))) return;
  try {
    const answer = await fetch(QUIT, { credentials: "same-origin", cache: "no-store", redirect: "manual" });
    if (answer.ok) await caches.delete(LEFT);
  } catch (error) {
    // Still no network: nothing of the person's can be opened either.
  }
}

async function visit(request) {
  await endLate();
  const url = new URL(request.url);
  const network = fetch(request);
  const slow = KEPT.pages.includes(url.pathname) && url.pathname !== QUIT;
  const patience = slow && new Promise((resolve) => setTimeout(() => resolve(keptPage(url)), PATIENCE));
  try {
    return (await (slow ? Promise.race([network, patience]) : network)) || (await network);
  } catch (error) {
    return withoutNetwork(url);
  }
}

async function asset(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) || fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("message", (event) => {
  if (event.data && "plan" in event.data) event.waitUntil(keepPlan(event.data.plan).catch(() => false));
});
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(request));
  else if (KEPT.assets.includes(url.pathname)) event.respondWith(asset(request));
});
