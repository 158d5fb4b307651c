// On every page: the quick exit, what is forgotten with it, dialogs, the keeping of help without a network.
(() => {
  "use strict";
  document.documentElement.classList.add("has-js");

  // --- quit fast: blank the page at once, end the session, take this page's place -------------------------------
  function forget() {
    try {
      sessionStorage.clear();
    } catch {
      // No storage here: nothing to forget.
    }
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

  // --- what was being typed goes with the session: a form with data-forgets -------------------------------------
  document.addEventListener("submit", (event) => {
    if ("forgets" in event.target.dataset) forget();
  });

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
  }
})();
