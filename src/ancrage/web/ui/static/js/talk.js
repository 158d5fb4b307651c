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

  function toBottom() {
    window.scrollTo({ top: document.documentElement.scrollHeight, behavior: calm.matches ? "auto" : "smooth" });
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

  function sent(event) {
    const text = event.detail.requestConfig.parameters[field.name] || field.value;
    pending = { item: bubble(text), text: text, typed: field.value };
    failed.hidden = true;
    list.append(pending.item);
    field.value = "";
    toBottom();
  }

  function done(ok) {
    if (!pending) return;
    pending.item.remove();
    if (!ok) {
      field.value = pending.text + (field.value ? "\n" + field.value : "");
      field.focus();
    } else {
      newKey();
    }
    failed.hidden = ok;
    pending = null;
    toBottom();
  }

  form.addEventListener("htmx:beforeSend", (event) => mine(event) && sent(event));
  form.addEventListener("htmx:beforeSwap", (event) => {
    if (!mine(event)) return;
    const ok = event.detail.xhr.status < 400;
    if (!ok) event.detail.shouldSwap = event.detail.shouldSwap && Boolean(event.detail.xhr.getResponseHeader("HX-Retarget"));
    done(ok);
  });
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => form.addEventListener(name, () => done(false)));

  field.addEventListener("keydown", (event) => {
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone || !field.value.trim()) return;
    event.preventDefault();
    form.requestSubmit();
  });

  document.addEventListener("htmx:afterSettle", (event) => list.contains(event.detail.elt) && toBottom());
  newKey();
  toBottom();
})();
