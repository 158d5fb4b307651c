// The talk: Enter sends, one's words show at once, a send that fails gives them back with help beside them.
(() => {
  "use strict";

  const form = document.querySelector("[data-composer]");
  if (!form) return;
  const field = form.querySelector("textarea");
  const failed = document.querySelector("[data-send-failed]");
  const list = document.querySelector(form.getAttribute("hx-target"));
  let pending = null;

  const mine = (event) => event.detail.elt === form || event.detail.elt.form === form;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  function scrollTo(top) {
    if ("still" in form.dataset) return;
    window.scrollTo({ top: top, behavior: calm.matches ? "auto" : "smooth" });
  }

  function toBottom() {
    scrollTo(document.documentElement.scrollHeight);
  }

  // Show what is new from its first word; all of it when it fits.
  function showFrom(item) {
    const bar = document.querySelector(".help-bar");
    const room = window.innerHeight - (bar ? bar.offsetHeight : 0);
    const start = item.getBoundingClientRect().top + window.scrollY;
    if (document.documentElement.scrollHeight - start <= room) toBottom();
    else scrollTo(start - (window.innerHeight - room) - 12);
  }

  function showLast() {
    const said = list.querySelectorAll(".message");
    if (said.length) showFrom(said[said.length - 1]);
  }

  function newKey() {
    const key = form.querySelector("[data-key]");
    if (key && crypto.randomUUID) key.value = crypto.randomUUID();
  }

  function bubble(text) {
    const item = document.createElement("li");
    const message = document.createElement("div");
    const body = document.createElement("div");
    message.className = "message";
    message.dataset.from = "person";
    message.dataset.state = "sending";
    body.className = "body";
    body.textContent = text;
    message.append(body);
    item.append(message);
    return item;
  }

  // What an answer one tap away says; the button that sends the field says nothing of its own.
  function answerOf(button) {
    if (!button || !button.name) return "";
    return "quickReply" in button.dataset ? button.value : button.textContent.trim();
  }

  function sent(event) {
    const cause = event.detail.requestConfig.triggeringEvent;
    const tapped = answerOf(cause && cause.submitter);
    const text = tapped || field.value;
    pending = { item: bubble(text), text: text };
    failed.hidden = true;
    list.append(pending.item);
    if (!tapped) field.value = "";
    toBottom();
  }

  // The sentence of a refusal (too long, too fast…), when the server gave one.
  function reason(xhr) {
    if (!xhr.getResponseHeader("HX-Retarget")) return "";
    return new DOMParser().parseFromString(xhr.responseText, "text/html").body.textContent.trim();
  }

  function done(ok, why = "") {
    if (!pending) return;
    pending.item.remove();
    if (!ok) {
      field.value = field.value ? `${pending.text}\n${field.value}` : pending.text;
      field.focus();
    } else {
      newKey();
    }
    failed.hidden = ok;
    failed.querySelector("[data-why]").textContent = why;
    pending = null;
    toBottom();
  }

  form.addEventListener("htmx:beforeSend", (event) => mine(event) && sent(event));
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.elt !== form) return;
    const ok = event.detail.xhr.status < 400;
    if (!ok) event.detail.shouldSwap = false;
    done(ok, ok ? "" : reason(event.detail.xhr));
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => form.addEventListener(name, () => done(false)));

  field.addEventListener("keydown", (event) => {
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone || !field.value.trim()) return;
    event.preventDefault();
    form.requestSubmit();
  });

  // What was asked for by reading back (a GET) stays where it is; everything new comes into view.
  document.addEventListener("htmx:afterSettle", (event) => {
    const asked = event.detail.requestConfig;
    if (list.contains(event.detail.elt) && asked && asked.verb !== "get") showLast();
  });
  newKey();
  showLast();
})();
