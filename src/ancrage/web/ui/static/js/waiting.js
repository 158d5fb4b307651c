// What was written without a network in a kept talk: on this device only, one entry a message, until it is sent or deleted.
(() => {
  "use strict";

  const MARK = "waits:"; // waits:<owner>:<talk>:<when, in milliseconds>:<key>
  const WEEK = 7 * 24 * 3600 * 1000; // companion.rules.WAITED_AT_MOST

  function read(name) {
    const [, owner, talk, at, key] = name.split(":");
    try {
      return { ...JSON.parse(localStorage.getItem(name)), name: name, owner: owner, talk: talk, at: Number(at), key: key };
    } catch {
      return null;
    }
  }

  // Everything that waits, oldest first; [] where there is no storage.
  function all() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(MARK));
      return names.map(read).filter(Boolean).sort((one, other) => one.at - other.at);
    } catch {
      return [];
    }
  }

  function keep(owner, talk, item) {
    const name = [MARK.slice(0, -1), owner, talk, String(item.at).padStart(15, "0"), item.key].join(":");
    try {
      localStorage.setItem(name, JSON.stringify({ text: item.text, typed: item.typed, choice: item.choice || null }));
      return name;
    } catch {
      return ""; // no room, or no storage here: the words go back to the field
    }
  }

  function drop(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept here.
    }
  }

  // Of one talk, for its owner. What another account left on this device goes.
  function of(owner, talk) {
    all().filter((one) => one.owner !== owner).forEach((one) => drop(one.name));
    return all().filter((one) => one.talk === talk);
  }

  const there = (name) => all().some((one) => one.name === name);
  const tooOld = (one) => Date.now() - one.at > WEEK;
  const forgetAll = () => all().forEach((one) => drop(one.name));

  // Only one tab at a time sends what waits in a talk.
  const alone = (talk, act) => (navigator.locks ? navigator.locks.request(`${MARK}${talk}`, act) : act());

  function written(at) {
    const when = new Date(at);
    const hour = `à ${when.getHours()}\u00a0h\u00a0${String(when.getMinutes()).padStart(2, "0")}`;
    if (when.toDateString() === new Date().toDateString()) return hour;
    return `le ${new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "long" }).format(when)} ${hour}`;
  }

  window.waits = { MARK, all, of, keep, drop, there, tooOld, forgetAll, alone, written };

  // --- the offline page: what waits, and the way back as soon as there is a network -------------------------------
  const shelf = document.querySelector("[data-waiting-shelf]");
  if (!shelf) return;

  function line(one) {
    const item = shelf.querySelector("template").content.firstElementChild.cloneNode(true);
    item.querySelector("[data-words]").textContent = one.text;
    item.querySelector("[data-when]").textContent = `écrit ${written(one.at)}`;
    item.querySelector("button").addEventListener("click", () => {
      drop(one.name);
      item.remove();
      shelf.hidden = !all().length;
      document.querySelector("h1").focus();
    });
    return item;
  }

  const plan = document.querySelector("[data-plan-here]");
  if (plan && window.caches) caches.has("ancrage-plan").then((here) => (plan.hidden = !here)).catch(() => {});

  const kept = all();
  shelf.querySelector("ul").append(...kept.map(line));
  shelf.hidden = !kept.length;
  addEventListener("online", () => location.reload());
})();
