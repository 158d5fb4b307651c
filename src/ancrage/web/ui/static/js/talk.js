// The talk: one types on whatever is happening, messages leave in order, a send that fails gives the words back;
// in a kept talk, without a network, they wait on this device (waiting.js) and leave once, in order, when it returns.
(() => {
  "use strict";

  const form = document.querySelector("[data-composer]");
  if (!form || !window.fetch || !window.htmx) return;
  const field = form.querySelector("textarea");
  const key = form.querySelector("[data-key]");
  const failed = document.querySelector("[data-send-failed]");
  const list = document.querySelector(form.getAttribute("hx-target"));
  const log = list.closest("[role=log]") || list;
  const announcer = document.querySelector("[data-announcer]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const touch = matchMedia("(pointer: coarse)");
  const PATIENCE = 30000;
  const AGAIN_AFTER = [1500, 5000];
  const LOST = [0, 408, 429, 500, 502, 503, 504]; // the words did not arrive, or may not have: they can leave again as they are
  const TRY_AGAIN = 15000;
  const outbox = []; // what was said and is not kept yet, in order
  let leaving = false;
  let cameBack = false; // the network, while something was failing to leave
  const waits = form.dataset.keeps ? window.waits : null; // only in a kept talk of someone known
  const talk = form.dataset.talk;

  // --- what is in view ---------------------------------------------------------------------------------------------
  function scrollTo(top) {
    if ("still" in form.dataset) return;
    window.scrollTo({ top: top, behavior: calm.matches ? "auto" : "smooth" });
  }

  const height = () => document.documentElement.scrollHeight;
  const atEnd = () => height() - window.scrollY - window.innerHeight < 240;
  const toBottom = () => scrollTo(height());

  // Show what is new from its first word; all of it when it fits.
  function showFrom(item) {
    const bar = document.querySelector(".help-bar");
    const room = window.innerHeight - (bar ? bar.offsetHeight : 0);
    const start = item.getBoundingClientRect().top + window.scrollY;
    if (height() - start <= room) toBottom();
    else scrollTo(start - (window.innerHeight - room) - 12);
  }

  function showLast() {
    const said = list.querySelectorAll(".message");
    if (said.length) showFrom(said[said.length - 1]);
  }

  // --- what is said aloud: each new reply, once --------------------------------------------------------------------
  const known = new WeakSet(list.children);
  const text = (part) => (part ? part.textContent.replace(/\s+/g, " ").trim() : "");
  let standing = text(document.getElementById("standing"));

  function announce(words) {
    if (!announcer || !words) return;
    const line = document.createElement("p");
    line.textContent = words;
    announcer.append(line);
    while (announcer.children.length > 4) announcer.firstElementChild.remove();
  }

  function wordsOf(turn) {
    const parts = [text(turn.querySelector(".by, .message > .visually-hidden")), text(turn.querySelector(".body"))];
    const calls = [...turn.querySelectorAll(".call a")].map((link) => link.getAttribute("aria-label") || text(link));
    const choices = [...turn.querySelectorAll(".quick-replies .button")].map(text);
    parts.push(text(turn.querySelector(".discreet-now")));
    if (calls.length) parts.push(`À l’écran : ${calls.join(" ; ")}.`);
    if (choices.length) parts.push(`Réponses proposées : ${choices.join(" ; ")}. Vous pouvez aussi écrire.`);
    return parts.filter(Boolean).join(" ");
  }

  function announceNew() {
    for (const turn of list.children) {
      if (known.has(turn) || !turn.matches(".turn, .came")) continue;
      known.add(turn);
      if (turn.dataset.who && turn.dataset.who !== "person") announce(wordsOf(turn));
    }
    const now = text(document.getElementById("standing"));
    if (now && now !== standing) announce(now);
    standing = now;
  }

  // --- the order of the list: by position, then what leaves, then what is awaited ------------------------------------
  const last = (item) => item.matches(".waiting") || outbox.some((one) => one.item === item);
  const place = (item) => (item.matches(".more") ? 0 : Number(item.dataset.position) || Infinity);

  function arrange() {
    const seen = new Set();
    for (const turn of list.querySelectorAll(":scope > [data-position]")) {
      if (seen.has(turn.dataset.position)) turn.remove();
      seen.add(turn.dataset.position);
    }
    const items = [...list.children];
    const turns = items.filter((item) => !last(item));
    const misplaced = turns.some((item, number) => number && place(item) < place(turns[number - 1]));
    if (misplaced) turns.sort((one, other) => (place(one) > place(other)) - (place(one) < place(other))).forEach((item) => list.append(item));
    const awaited = [...outbox.map((one) => one.item), ...items.filter((item) => item.matches(".waiting"))];
    const inOrder = [...list.children].slice(-awaited.length).every((item, number) => item === awaited[number]);
    if (!inOrder) awaited.forEach((item) => list.append(item));
  }

  // --- the draft: in this tab only, until it is kept by the server ---------------------------------------------------
  const DRAFT = `draft:${location.pathname}`;

  function saveDraft() {
    if (!("draft" in form.dataset)) return;
    const words = [...outbox.filter((item) => item.typed && !item.name).map((item) => item.text), field.value].filter(Boolean).join("\n");
    try {
      if (words) sessionStorage.setItem(DRAFT, words);
      else sessionStorage.removeItem(DRAFT);
    } catch {
      // No storage here: what is typed lives in the field only.
    }
  }

  function findDraft() {
    if (!("draft" in form.dataset) || field.value) return;
    let words = "";
    try {
      words = sessionStorage.getItem(DRAFT) || "";
    } catch {
      return;
    }
    const own = [...list.querySelectorAll("[data-from=person] .body")].pop();
    if (own && own.textContent.trim() === words.trim()) words = ""; // it left before the page was loaded again
    field.value = words;
    saveDraft();
  }

  // --- sending -----------------------------------------------------------------------------------------------------
  function newKey() {
    if (!key || !crypto.getRandomValues) return;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    key.value = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  function bubble(words) {
    const item = document.createElement("li");
    const message = document.createElement("div");
    const body = document.createElement("div");
    item.setAttribute("aria-hidden", "true"); // its kept copy, which follows, is the one to be read
    message.className = "message";
    message.dataset.from = "person";
    message.dataset.state = "sending";
    body.className = "body";
    body.textContent = words;
    message.append(body);
    item.append(message);
    return item;
  }

  // What an answer one tap away says; the button that sends the field says nothing of its own.
  function answerOf(button) {
    if (!button || !button.name) return "";
    return "quickReply" in button.dataset ? button.value : button.textContent.trim();
  }

  // No two messages of a page have the same moment: it is their order, wherever they wait.
  let latest = 0;
  const moment = () => (latest = Math.max(Date.now(), latest + 1));

  function put(button) {
    const answer = answerOf(button);
    const words = answer || field.value;
    if (!words.trim()) return;
    const item = { text: words, typed: !answer, item: bubble(words), key: key ? key.value : "", at: moment() };
    if (answer) item.choice = [button.name, button.value];
    else field.value = "";
    newKey();
    failed.hidden = true;
    outbox.push(item);
    if (outbox[0].name) wait([item]); // something waits before it
    list.insertBefore(item.item, list.querySelector(":scope > .waiting"));
    saveDraft();
    keepFocus(button, answer);
    toBottom();
    leave();
  }

  // One goes on where one was: in the field; after a tap on a touch screen, in the log, so that no keyboard opens.
  function keepFocus(button, answer) {
    if (answer && touch.matches) log.focus({ preventScroll: true });
    else field.focus({ preventScroll: true });
  }

  function formOf(item) {
    const data = new FormData(form);
    data.set(field.name, item.typed ? item.text : "");
    if (item.key) data.set("key", item.key);
    if (item.choice) data.set(...item.choice);
    if (item.name) data.set("waited", String(Math.max(0, Math.round((Date.now() - item.at) / 1000))));
    return data;
  }

  async function send(item) {
    const stop = new AbortController();
    const clock = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(form.getAttribute("action"), {
        method: "POST", body: formOf(item), signal: stop.signal, headers: { "HX-Request": "true" },
      });
      const elsewhere = answer.headers.get("HX-Redirect");
      if (elsewhere) location.assign(elsewhere);
      const html = await answer.text();
      const why = answer.headers.get("HX-Retarget") ? new DOMParser().parseFromString(html, "text/html").body.textContent.trim() : "";
      return { ok: answer.ok && !elsewhere, status: elsewhere ? 403 : answer.status, html: html, why: why };
    } catch {
      return { ok: false, status: 0, html: "", why: "" };
    } finally {
      clearTimeout(clock);
    }
  }

  async function leave() {
    if (leaving || !outbox.length) return;
    leaving = true;
    cameBack = false;
    const first = outbox[0];
    const answer = first.name ? await waits.alone(talk, () => sendWaiting(first)) : await send(first);
    leaving = false;
    if (outbox[0] !== first) leave(); // deleted meanwhile
    else if (answer.gone) goneElsewhere();
    else if (answer.ok) kept(outbox.shift(), answer.html);
    else if (mayWait(first, answer)) wait([...outbox], answer.status);
    else giveBack(outbox.splice(0), answer.why);
    if (answer.ok || cameBack) leave();
  }

  function kept(item, html) {
    const follow = atEnd();
    item.item.remove();
    if (item.name) arrived(item);
    htmx.swap(list, html, { swapStyle: "beforeend", swapDelay: 0, settleDelay: 0 });
    arrange();
    announceNew();
    saveDraft();
    if (follow) showLast();
  }

  // What did not leave, and all that was said after it, is in the field again, in order.
  function giveBack(items, why) {
    items.forEach((item) => item.item.remove());
    items.filter((item) => item.name).forEach((item) => waits.drop(item.name));
    sayWaiting();
    const words = items.map((item) => item.text);
    field.value = (field.value ? [...words, field.value] : words).join("\n");
    failed.querySelector("[data-why]").textContent = why;
    failed.hidden = false;
    saveDraft();
    field.focus({ preventScroll: true });
    toBottom();
  }

  // --- what waits for a network: on this device, where the person sees it and may delete it --------------------------
  const notice = document.querySelector("[data-not-sent]");

  function mayWait(item, answer) {
    return waits && notice && (LOST.includes(answer.status) || (item.name && answer.status === 403));
  }

  function wait(items, status = 0) {
    const isNew = items.some((item) => !item.name);
    const lost = items.filter((item) => {
      item.name = item.name || waits.keep(form.dataset.keeps, talk, item);
      if (item.name) showWaiting(item);
      return !item.name;
    });
    if (lost.length) giveBack(lost.map((item) => outbox.splice(outbox.indexOf(item), 1)[0]), "");
    notice.querySelector("[data-session-over]").hidden = status !== 403;
    saveDraft();
    sayWaiting();
    if (isNew) toBottom();
  }

  function showWaiting(item) {
    item.item.removeAttribute("aria-hidden");
    const message = item.item.querySelector(".message");
    message.dataset.state = "waiting";
    if (message.querySelector("[data-delete]")) return;
    const foot = notice.querySelector("template").content.cloneNode(true);
    foot.querySelector("[data-when]").textContent = waits.written(item.at);
    foot.querySelector("[data-delete]").addEventListener("click", () => erase(item));
    message.append(foot);
  }

  function erase(item) {
    waits.drop(item.name);
    outbox.splice(outbox.indexOf(item), 1);
    item.item.remove();
    sayWaiting();
    announce("Message effacé de cet appareil. Personne ne l’a lu.");
    field.focus({ preventScroll: true });
  }

  function sayWaiting() {
    if (notice) notice.hidden = !outbox.some((item) => item.name);
  }

  async function sendWaiting(item) {
    if (!waits.there(item.name)) return { gone: true };
    item.item.querySelector(".message").dataset.state = "sending";
    return send(item);
  }

  function arrived(item) {
    waits.drop(item.name);
    sayWaiting();
    announce("Message envoyé : il vient d’arriver.");
  }

  // Another tab sent it, or deleted it there: this one shows the talk as it now is.
  function goneElsewhere() {
    outbox.filter((item) => item.name && !waits.there(item.name)).forEach((item) => item.item.remove());
    outbox.splice(0, outbox.length, ...outbox.filter((item) => item.item.isConnected));
    sayWaiting();
    const again = { target: list, select: "#messages > li" };
    htmx.ajax("GET", location.pathname, again).then(() => {
      arrange();
      leave();
    });
  }

  function findWaiting() {
    if (!waits || !notice) return;
    const old = [];
    for (const one of waits.of(form.dataset.keeps, talk)) {
      if (waits.tooOld(one)) old.push(one);
      else {
        const item = { ...one, item: bubble(one.text) };
        outbox.push(item);
        showWaiting(item);
      }
    }
    if (old.length && !field.value) field.value = old.map((one) => one.text).join("\n");
    old.forEach((one) => waits.drop(one.name));
    sayWaiting();
    if (outbox.length) leave();
  }

  function tryAgain() {
    if (!outbox.length || !outbox[0].name || navigator.onLine === false) return;
    cameBack = leaving;
    leave();
  }

  addEventListener("online", tryAgain);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && tryAgain());
  addEventListener("storage", (event) => waits && (event.key || "").startsWith(waits.MARK) && !event.newValue && outbox.some((item) => item.name === event.key) && goneElsewhere());
  setInterval(tryAgain, TRY_AGAIN);

  document.addEventListener("submit", (event) => {
    if (event.target !== form) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    put(event.submitter);
  }, true);

  field.addEventListener("input", saveDraft);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || touch.matches) return;
    event.preventDefault();
    if (field.value.trim()) form.requestSubmit();
  });

  // --- the reply: asked for again when it does not come --------------------------------------------------------------
  function late(waiting) {
    const tries = Number(waiting.dataset.tries || 0);
    waiting.dataset.tries = tries + 1;
    if (tries < AGAIN_AFTER.length) setTimeout(() => htmx.trigger(waiting, "again"), AGAIN_AFTER[tries]);
    else setLate(waiting, true);
  }

  function setLate(waiting, isLate) {
    waiting.querySelector("[data-late]").hidden = !isLate;
    waiting.querySelector("[data-coming]").hidden = isLate;
    if (isLate) announce(text(waiting.querySelector("[data-late] p")));
  }

  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => list.addEventListener(name, (event) => {
    if (event.target.matches(".waiting")) late(event.target);
  }));

  list.addEventListener("click", (event) => {
    const waiting = event.target.closest("[data-again]") && event.target.closest(".waiting");
    if (!waiting) return;
    setLate(waiting, false);
    log.focus({ preventScroll: true });
    htmx.trigger(waiting, "again");
  });

  // --- reading back: what is on the screen stays where it is ---------------------------------------------------------
  let back = null;
  let follow = true;

  document.addEventListener("htmx:beforeSwap", (event) => {
    const asked = event.detail.requestConfig.elt;
    follow = atEnd();
    if (!asked.matches("[data-earlier]")) return;
    const next = asked.closest("li").nextElementSibling;
    back = { next: next, top: next ? next.getBoundingClientRect().top : 0, shown: asked.matches(":focus-visible") };
  });

  function showEarlier() {
    const { next, top, shown } = back;
    back = null;
    for (const turn of list.children) known.add(turn);
    if (next) window.scrollBy({ top: next.getBoundingClientRect().top - top, behavior: "instant" });
    const first = list.querySelector("[data-earlier]") || list.querySelector(".turn");
    if (first) first.focus({ preventScroll: !shown });
    announce("Messages plus anciens affichés.");
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    const element = event.detail.elt;
    if (back) {
      showEarlier();
      return;
    }
    const said = element.matches(".opinion") && element.querySelector("[data-say]");
    if (said) {
      // The button that was pressed may be gone with the report: the one that reports stands for it.
      if (document.activeElement === document.body) element.querySelector("[aria-pressed]:last-of-type").focus({ preventScroll: true });
      element.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
      announce(text(said));
      return;
    }
    announceNew();
    // What a GET brings (a professional's words) stays where it is; a reply comes into view for whoever is at the end.
    const asked = event.detail.requestConfig;
    if (!list.contains(element) || !element.matches(".turn")) return;
    arrange();
    if (follow && asked && asked.verb !== "get") showLast();
  });

  // --- at the beginning ----------------------------------------------------------------------------------------------
  const keys = document.getElementById("composer-keys");
  if (keys && !touch.matches) {
    keys.hidden = false;
    field.setAttribute("aria-describedby", [field.getAttribute("aria-describedby"), keys.id].filter(Boolean).join(" "));
  }
  findDraft();
  newKey();
  findWaiting();
  arrange();
  if (!location.hash.startsWith("#m-")) showLast();
})();
