// The breathing pacer. It reads its beats in the written rhythm, then leads by a circle or by words that count: never both moving and spoken.
(() => {
  "use strict";

  const STILL = matchMedia("(prefers-reduced-motion: reduce)");

  function words(seconds) {
    const minutes = Math.floor(seconds / 60);
    const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
    return minutes ? `${minutes} min ${rest}` : `${Math.floor(seconds)} s`;
  }

  function beatsOf(pacer) {
    return [...pacer.querySelectorAll("[data-beat]")].map((line) => ({
      kind: line.dataset.beat,
      seconds: Number(line.dataset.seconds),
      say: line.querySelector("[data-say]").textContent,
    }));
  }

  function setUp(pacer) {
    const beats = beatsOf(pacer);
    const cycle = beats.reduce((sum, beat) => sum + beat.seconds, 0);
    const total = cycle * Number(pacer.querySelector("[data-cycles]").dataset.cycles);
    const [cue, count, left, start, stop] = ["cue", "count", "left", "pacer-start", "pacer-stop"].map((name) => pacer.querySelector(`[data-${name}]`));
    let begun = 0;
    let timer = 0;

    function beatAt(gone) {
      let within = gone % cycle;
      for (const [number, beat] of beats.entries()) {
        if (within < beat.seconds) return { ...beat, key: `${Math.floor(gone / cycle)}:${number}`, within };
        within -= beat.seconds;
      }
      return { ...beats[0], key: "0:0", within: 0 };
    }

    function show() {
      const gone = (performance.now() - begun) / 1000;
      if (gone >= total) return end("C’est fini. La respiration reprend seule.");
      const beat = beatAt(gone);
      if (pacer.dataset.at !== beat.key) {
        pacer.dataset.at = beat.key;
        pacer.style.setProperty("--beat", `${beat.seconds}s`);
        pacer.dataset.phase = beat.kind;
        cue.textContent = beat.say;
      }
      count.textContent = `${Math.floor(beat.within) + 1} sur ${beat.seconds}`;
      left.textContent = `reste ${words(total - gone)}`;
    }

    function begin() {
      begun = performance.now();
      pacer.dataset.state = "running";
      start.hidden = true;
      stop.hidden = false;
      stop.focus();
      timer = setInterval(show, 100);
      show();
    }

    function end(said) {
      clearInterval(timer);
      pacer.dataset.state = "ready";
      delete pacer.dataset.phase;
      delete pacer.dataset.at;
      cue.textContent = said;
      count.textContent = "";
      left.textContent = words(total);
      start.hidden = false;
      stop.hidden = true;
    }

    function lead(mode) {
      if (pacer.dataset.state === "running" && mode === "written") end("Arrêté.");
      pacer.dataset.mode = mode;
      cue.setAttribute("aria-live", mode === "words" ? "polite" : "off");
      pacer.querySelector(`[data-pacer-mode][value="${mode}"]`).checked = true;
    }

    pacer.querySelectorAll("[data-pacer-mode]").forEach((way) => way.addEventListener("change", () => lead(way.value)));
    start.addEventListener("click", begin);
    stop.addEventListener("click", () => end("Arrêté. La respiration reprend seule."));
    STILL.addEventListener("change", () => lead(STILL.matches ? "words" : pacer.dataset.mode));
    lead(STILL.matches ? "words" : "circle");
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
