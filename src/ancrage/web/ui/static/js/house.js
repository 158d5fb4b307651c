// On every page: the quick exit, what is forgotten with it, what waits to leave, dialogs, the keeping of help without a network.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-js");

  // --- how pages look on this device (web/looks.py): also those kept for the day without a network, and at its own hour --
  const [, scheme, reading] = /(?:^|; )affichage=([a-z]+)\.([a-z]+)/.exec(document.cookie) || [];
  const hour = new Date().getHours();
  if (scheme === "night") root.dataset.scheme = hour >= 21 || hour < 7 ? "dark" : "light";
  else if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  if (reading === "spaced") root.dataset.reading = "spaced";

  // --- quit fast: blank the page at once, end the session, take this page's place -------------------------------
  function forget() {
    try {
      sessionStorage.clear();
      localStorage.clear();
    } catch {
      // No storage here: nothing to forget.
    }
    if (window.caches) caches.delete("ancrage-plan").catch(() => {});
  }

  function waiting() {
    try {
      return Object.keys(localStorage).filter((name) => name.startsWith("waits:")).sort();
    } catch {
      return [];
    }
  }

  // What is said above the page, from a template of its own.
  function sayAbove(name, set) {
    const template = document.querySelector(`template[data-say="${name}"]`);
    const above = document.getElementById("said");
    if (!template || !above) return null;
    const words = template.content.cloneNode(true);
    set(words);
    above.replaceChildren(words);
    return above;
  }

  function quit(url) {
    forget();
    document.title = " ";
    document.body.replaceChildren();
    location.replace(url);
  }

  function endSession(url) {
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (!token || !navigator.sendBeacon) return;
    const form = new FormData();
    form.append("csrfmiddlewaretoken", token.value);
    navigator.sendBeacon(url, form);
  }

  function quitNow() {
    const link = document.querySelector("[data-quick-exit]");
    if (!link) return;
    endSession(link.href);
    quit(link.href);
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-quick-exit]")) return;
    event.preventDefault();
    quitNow();
  });

  let escapes = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    escapes = escapes.filter((at) => event.timeStamp - at < 1500).concat(event.timeStamp);
    if (escapes.length >= 3) quitNow();
  });

  // --- what was being typed, or waits for a network, goes with the session: a form with data-forgets ---------------
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("forgets" in form.dataset)) return;
    if (!waiting().length || "sure" in form.dataset) {
      forget();
      return;
    }
    event.preventDefault();
    const above = sayAbove("before-leaving", () => {});
    if (!above) return;
    above.querySelector("[data-stay]").addEventListener("click", () => above.replaceChildren());
    above.querySelector("[data-leave]").addEventListener("click", () => {
      form.dataset.sure = "";
      form.requestSubmit();
    });
    above.querySelector("[data-stay]").focus();
  });

  // --- a message that waits is said on the other pages too: its talk sends it --------------------------------------
  const [first] = waiting();
  if (first && !document.querySelector("[data-keeps]")) {
    sayAbove("waiting", (words) => {
      words.querySelector("a").href = `/parler/${first.split(":")[2]}/`;
    });
  }

  // --- dialogs: a link or a button with data-opens="<id>" --------------------------------------------------------
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    const dialog = opener && document.getElementById(opener.dataset.opens);
    if (!dialog || !dialog.showModal) return;
    event.preventDefault();
    dialog.showModal();
  });

  // --- help without a network ------------------------------------------------------------------------------------
  if ("serviceWorker" in navigator && window.isSecureContext) {
    window.addEventListener("load", () => navigator.serviceWorker.register("/sw.js").catch(() => {}));
    // The plan's own page says whether it was chosen on this device.
    const plan = document.querySelector("meta[name=plan-here]");
    if (plan) navigator.serviceWorker.ready.then((worker) => worker.active.postMessage({ plan: plan.content === "1" }));
  }
})();
