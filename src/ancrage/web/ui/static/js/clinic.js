/* Verdicts by keyboard, on a page that works without it.
   J right, E wrong: once to ask, a second time (or Enter) to say it. A then 1 to 5: another level.
   N and P go to the next and the previous card. Escape takes back what is armed. A box turns it all off. */
(() => {
  "use strict";

  const OFF = "ancrage-verdict-keys-off";
  let armed = null; // {card, key}

  const cards = () => [...document.querySelectorAll("[data-signal]")].filter((card) => card.offsetParent !== null);
  const typing = (target) => target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]");
  const keysAreOff = () => localStorage.getItem(OFF) === "1";

  function current() {
    const focused = document.activeElement.closest("[data-signal]");
    const all = cards();
    return focused || all.find((card) => !card.dataset.verdict) || all[0] || null;
  }

  function say(card, key) {
    const line = card.querySelector("[data-armed]");
    if (line) line.textContent = key ? line.dataset[`say${key.toUpperCase()}`] : "";
  }

  function arm(card, key) {
    disarm();
    const levels = card.querySelector(".clinic-levels");
    if (key === "a" && !levels) return;
    armed = { card, key };
    card.dataset.armed = key;
    if (levels) levels.open = key === "a";
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    say(card, key);
  }

  function disarm() {
    if (!armed) return;
    delete armed.card.dataset.armed;
    say(armed.card, "");
    armed = null;
  }

  function press(card, key) {
    const button = card.querySelector(`button[data-key="${key}"]`);
    if (!button) return false;
    disarm();
    button.click();
    return true;
  }

  function go(step) {
    const all = cards();
    const here = all.indexOf(current());
    const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
    if (next) next.focus();
  }

  function answer(key) {
    if (armed && key === "escape") return disarm() || true;
    if (armed && armed.key === "a" && /^[1-5]$/.test(key)) return press(armed.card, key);
    if (armed && armed.key !== "a" && (key === armed.key || key === "enter")) return press(armed.card, armed.key);
    const card = current();
    if (!card) return false;
    if (["j", "a", "e"].includes(key)) return arm(card, key) || true;
    if (key === "n" || key === "p") return go(key === "n" ? 1 : -1) || true;
    return false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target) || keysAreOff()) return;
    if (answer(digit(event) || event.key.toLowerCase())) event.preventDefault();
  });

  // On a French keyboard the digits of the upper row are typed with Shift: read the key, not the sign.
  function digit(event) {
    const match = /^(?:Digit|Numpad)([1-5])$/.exec(event.code);
    return armed && armed.key === "a" && match ? match[1] : "";
  }

  document.addEventListener("click", (event) => {
    if (armed && !armed.card.contains(event.target)) disarm();
  });

  // A card that comes back with its verdict: on to the next one that waits, without losing one's place.
  document.addEventListener("htmx:afterSwap", (event) => {
    const back = document.getElementById(event.detail.target.id) || event.detail.elt;
    if (!back || !back.matches || !back.matches("[data-signal]")) return;
    armed = null;
    const next = back.dataset.verdict ? cards().find((card) => !card.dataset.verdict) : back;
    (next || back).focus({ preventScroll: !next });
  });

  // The talk opens on what was noticed last; on its end for whoever asks what is new.
  document.querySelectorAll(".clinic-talk").forEach((talk) => {
    const noticed = [...talk.querySelectorAll("[data-noticed]")].pop();
    if (location.hash === "#conversation") talk.scrollTop = talk.scrollHeight;
    else if (noticed) talk.scrollTop = noticed.offsetTop - talk.offsetTop - 24;
  });

  document.querySelectorAll("[data-shortcuts]").forEach((box) => {
    box.checked = !keysAreOff();
    box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  });
})();
