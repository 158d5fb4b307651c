// In an exercise: a message put together as it is written, and copied in one tap. Nothing is sent.
(() => {
  "use strict";

  function setUp(box) {
    const out = box.querySelector("[data-built]");
    const copy = box.querySelector("[data-copy]");
    const said = box.querySelector("[data-copied]");
    const names = (box.dataset.builds || "").split(" ").filter(Boolean);
    const fields = names.map((name) => document.getElementById(`f-${name}`)).filter(Boolean);

    function build() {
      out.value = fields.map((field) => field.value.trim()).filter(Boolean).join("\n");
    }

    async function take() {
      try {
        await navigator.clipboard.writeText(out.value);
        said.textContent = "Copié.";
      } catch (error) {
        out.focus();
        out.select();
        said.textContent = "Sélectionné : il reste à copier.";
      }
    }

    if (fields.length) {
      fields.forEach((field) => field.addEventListener("input", build));
      build();
    }
    copy.addEventListener("click", take);
  }

  function setUpAll(within) {
    within.querySelectorAll("[data-message]:not([data-set-up])").forEach((box) => {
      box.dataset.setUp = "";
      setUp(box);
    });
  }

  document.addEventListener("DOMContentLoaded", () => setUpAll(document));
  document.addEventListener("htmx:load", (event) => setUpAll(event.detail.elt));
})();
