// A code to open the pages again, on this device: it stops a glance, not a thief. Only its imprint is kept, here.
(() => {
  "use strict";

  const TRIES = 5;
  const ROUNDS = 310000;
  const MINUTE = 60000;
  const root = document.documentElement;
  const YEAR = 365 * 24 * 3600;

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(`lock:${name}`));
    } catch {
      return null;
    }
  }

  function write(name, value) {
    try {
      if (value === null) localStorage.removeItem(`lock:${name}`);
      else localStorage.setItem(`lock:${name}`, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  const hex = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const bytesOf = (text) => new Uint8Array(text.match(/../g).map((pair) => parseInt(pair, 16)));

  async function imprint(code, salt, rounds) {
    const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(code), "PBKDF2", false, ["deriveBits"]);
    return hex(await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds }, key, 256));
  }

  async function set(code, minutes) {
    const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
    const kept = write("code", { salt: salt, hash: await imprint(code, salt, ROUNDS), rounds: ROUNDS, minutes: minutes });
    ["locked", "tries"].forEach((name) => write(name, null));
    seen();
    // The server puts the lock on its pages where this says so; it says nothing of the code.
    document.cookie = `verrou=1; path=/; samesite=lax; max-age=${YEAR}`;
    return kept;
  }

  function remove() {
    ["code", "locked", "tries", "seen"].forEach((name) => write(name, null));
    document.cookie = "verrou=; path=/; samesite=lax; max-age=0";
  }

  const isSet = () => Boolean(read("code"));
  const possible = () => Boolean(window.crypto && crypto.subtle);
  const seen = () => write("seen", Date.now());
  window.lock = { set, remove, isSet, possible };

  // --- locking: the page is blurred as soon as one leaves, and closed after the time one chose -----------------------
  const away = () => Date.now() - (read("seen") || 0);
  const isDue = () => isSet() && (read("locked") || away() >= read("code").minutes * MINUTE + 1000);

  function close() {
    write("locked", true);
    root.classList.remove("veiled");
    root.classList.add("locked");
    const field = document.getElementById("lock-open");
    if (field) field.focus();
  }

  function open() {
    ["locked", "tries"].forEach((name) => write(name, null));
    seen();
    root.classList.remove("locked", "veiled");
    const main = document.getElementById("main");
    if (main) main.focus();
  }

  function came() {
    if (isDue()) close();
    else root.classList.remove("veiled");
    if (isSet() && !read("locked")) seen();
  }

  function left() {
    if (!isSet()) return;
    if (!read("locked")) seen();
    root.classList.add("veiled");
  }

  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? left() : came()));
  addEventListener("pagehide", () => isSet() && !read("locked") && seen());
  addEventListener("pageshow", (event) => event.persisted && came());
  addEventListener("storage", (event) => event.key === "lock:locked" && (event.newValue ? close() : open()));
  setInterval(() => document.visibilityState === "visible" && isSet() && !read("locked") && seen(), 20000);

  // --- opening: five tries, then one logs in again --------------------------------------------------------------------
  function logOut() {
    const form = document.querySelector("form[data-forgets]");
    if (!form) {
      location.assign("/compte/deconnexion/");
      return;
    }
    form.dataset.sure = "";
    document.body.replaceChildren(form); // whatever happens next, nothing of the page is left behind it
    form.requestSubmit();
  }

  async function attempt(field, wrong) {
    const code = read("code");
    const tries = (read("tries") || 0) + 1;
    write("tries", tries); // counted before it is checked: closing the page takes no try back
    if (tries <= TRIES && (await imprint(field.value, code.salt, code.rounds)) === code.hash) {
      field.value = "";
      wrong.textContent = "";
      open();
      return;
    }
    field.value = "";
    if (tries >= TRIES) {
      logOut();
      return;
    }
    const rest = TRIES - tries;
    wrong.textContent = `Ce n’est pas ce code. Encore ${rest} essai${rest > 1 ? "s" : ""}, puis il faudra se reconnecter.`;
    field.focus();
  }

  function setUp() {
    const box = document.querySelector("[data-lock]");
    if (!box) return;
    box.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      attempt(box.querySelector("input"), box.querySelector("[data-lock-wrong]"));
    });
    box.querySelector("[data-lock-forgotten]").addEventListener("click", logOut);
    if (root.classList.contains("locked")) box.querySelector("input").focus();
  }

  if (isDue()) close();
  else if (isSet()) seen();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", setUp);
  else setUp();
})();
