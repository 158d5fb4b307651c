// The page of this device: set or remove the code, install, and say what is kept here now.
(() => {
  "use strict";

  // --- the code -----------------------------------------------------------------------------------------------------
  const form = document.querySelector("[data-lock-form]");
  const said = form && form.querySelector("[data-lock-said]");
  const remove = form && form.querySelector("[data-lock-remove]");

  function show() {
    remove.hidden = !window.lock.isSet();
    list();
  }

  async function put(event) {
    event.preventDefault();
    const [code, again, after] = ["lock-code", "lock-again", "lock-after"].map((id) => document.getElementById(id));
    const wrong = form.querySelector("[data-wrong]");
    wrong.textContent = "";
    if (!window.lock.possible()) wrong.textContent = "Ce navigateur ne permet pas de garder un code de façon sûre.";
    else if (!/^[0-9]{4,8}$/.test(code.value)) wrong.textContent = "Le code doit avoir de 4 à 8 chiffres.";
    else if (code.value !== again.value) wrong.textContent = "Les deux codes ne sont pas les mêmes.";
    code.setAttribute("aria-invalid", String(Boolean(wrong.textContent)));
    if (wrong.textContent) {
      code.focus();
      return;
    }
    const kept = await window.lock.set(code.value, Number(after.value));
    code.value = again.value = "";
    said.textContent = kept ? "Le verrou est posé sur cet appareil." : "Cet appareil n’a pas pu garder le code.";
    show();
  }

  // --- what is kept here ---------------------------------------------------------------------------------------------
  async function list() {
    const lines = [];
    const waiting = window.waits.all().length;
    if (waiting) lines.push(waiting > 1 ? `${waiting} messages écrits sans réseau, pas encore envoyés.` : "1 message écrit sans réseau, pas encore envoyé.");
    const names = window.caches ? await caches.keys().catch(() => []) : [];
    if (names.includes("ancrage-plan")) lines.push("Votre plan de sécurité, lisible sans réseau.");
    if (names.some((name) => name.startsWith("ancrage-") && name !== "ancrage-plan")) lines.push("L’aide et les exercices, les mêmes pour tout le monde.");
    if (window.lock.isSet()) lines.push("L’empreinte du code, pas le code.");
    if (document.cookie.includes("affichage=")) lines.push("Le choix d’affichage.");
    if (!lines.length) lines.push("Rien d’autre qu’une page ouverte.");
    document.querySelector("[data-kept]").replaceChildren(...lines.map((words) => {
      const item = document.createElement("li");
      item.textContent = words;
      return item;
    }));
  }

  if (form) {
    form.addEventListener("submit", put);
    remove.addEventListener("click", () => {
      window.lock.remove();
      said.textContent = "Le verrou est retiré.";
      show();
      said.focus();
    });
    show();
  } else {
    list();
  }

  // --- installing: only where the browser proposes it -----------------------------------------------------------------
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    const box = document.querySelector("[data-install]");
    box.hidden = false;
    box.querySelector("button").onclick = () => {
      box.hidden = true;
      event.prompt();
    };
  });
})();
