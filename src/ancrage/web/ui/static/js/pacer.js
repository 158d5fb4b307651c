// The breathing pacer: the circle moves by CSS; this says the words and counts the time.
(() => {
  "use strict";

  const SAY = { inhale: "Inspirez", exhale: "Soufflez" };

  function words(seconds) {
    const minutes = Math.floor(seconds / 60);
    const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
    return minutes ? `${minutes} min ${rest}` : `${Math.floor(seconds)} s`;
  }

  function setUp(pacer) {
    const pace = { inhale: Number(pacer.dataset.inhale), exhale: Number(pacer.dataset.exhale), total: Number(pacer.dataset.total) };
    const cue = pacer.querySelector("[data-cue]");
    const left = pacer.querySelector("[data-left]");
    const start = pacer.querySelector("[data-pacer-start]");
    const stop = pacer.querySelector("[data-pacer-stop]");
    let begun = 0;
    let timer = 0;

    function show() {
      const gone = (performance.now() - begun) / 1000;
      if (gone >= pace.total) return end("Vous pouvez respirer comme d’habitude.");
      const phase = gone % (pace.inhale + pace.exhale) < pace.inhale ? "inhale" : "exhale";
      if (pacer.dataset.phase !== phase) {
        pacer.dataset.phase = phase;
        cue.textContent = SAY[phase];
      }
      left.textContent = words(pace.total - gone);
    }

    function begin() {
      begun = performance.now();
      pacer.dataset.state = "running";
      start.hidden = true;
      stop.hidden = false;
      stop.focus();
      timer = setInterval(show, 200);
      show();
    }

    function end(said) {
      clearInterval(timer);
      pacer.dataset.state = "ready";
      delete pacer.dataset.phase;
      cue.textContent = said;
      start.hidden = false;
      stop.hidden = true;
    }

    start.addEventListener("click", begin);
    stop.addEventListener("click", () => end("Arrêté. Respirez comme d’habitude."));
  }

  function setUpAll(within) {
    within.querySelectorAll("[data-pacer]:not([data-set-up])").forEach((pacer) => {
      pacer.dataset.setUp = "";
      setUp(pacer);
    });
  }

  document.addEventListener("DOMContentLoaded", () => setUpAll(document));
  document.addEventListener("htmx:load", (event) => setUpAll(event.detail.elt));
})();
