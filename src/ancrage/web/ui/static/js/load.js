/* The mental load, on pages that work without it.
   - What is being typed survives a reload, in this tab only, until the server has it; a send that fails leaves it in its field.
   - Sorting: one letter a choice, only while the card holds the focus (it gets it as it comes). */
(() => {
  "use strict";

  const DRAFT = `draft:${location.pathname}`;
  const typing = (target) => target.closest("input:not([type=radio], [type=checkbox]), textarea, select");

  function kept(write) {
    try {
      return write(sessionStorage);
    } catch {
      return null; // No storage here: nothing is kept.
    }
  }

  // --- the draft -----------------------------------------------------------------------------------------------
  const field = () => document.querySelector("[data-load-empty] textarea");

  function restore() {
    const words = kept((store) => store.getItem(DRAFT));
    if (words && field() && !field().value) field().value = words;
  }

  document.addEventListener("input", (event) => {
    if (event.target !== field()) return;
    const words = event.target.value;
    kept((store) => (words ? store.setItem(DRAFT, words) : store.removeItem(DRAFT)));
  });

  // --- a send that fails, or arrives ---------------------------------------------------------------------------
  const notice = (form) => (form.closest("[data-load-sort]") || form).querySelector("[data-failed]");

  function failed(event) {
    const form = event.target.closest("form");
    if (form && notice(form)) notice(form).hidden = false;
  }

  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:timeout", failed);
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.target.closest("form");
    if (form && notice(form)) notice(form).hidden = true;
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { status } = event.detail.xhr;
    if (status >= 500) failed(event);
    const arrived = status >= 200 && status < 300; // also when the answer leads elsewhere
    if (arrived && event.target.matches("[data-load-empty]")) kept((store) => store.removeItem(DRAFT));
  });

  // --- sorting by keyboard -------------------------------------------------------------------------------------
  function press(card, key) {
    const act = card.querySelector(`[data-key="${key}"]`);
    if (!act) return false;
    act.click();
    if (act.matches("summary")) {
      const first = act.parentElement.querySelector("button, input");
      if (act.parentElement.open && first) first.focus();
    }
    return true;
  }

  document.addEventListener("keydown", (event) => {
    const card = document.activeElement.closest("[data-load-sort]");
    if (!card || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape") {
      const open = card.querySelector(".four details[open]");
      if (open) {
        open.open = false;
        card.querySelector(".one").focus();
      }
      return;
    }
    if (!typing(event.target) && press(card, event.key.toLowerCase())) event.preventDefault();
  });

  function take() {
    const first = document.querySelector("[data-load-sort] [autofocus]");
    if (first) first.focus({ preventScroll: true });
  }

  document.addEventListener("htmx:afterSettle", take);
  restore();
  take();
})();
