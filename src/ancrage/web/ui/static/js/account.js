// On pages of the account: print codes, and say in words that a key did not answer.
(() => {
  "use strict";
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const said of document.querySelectorAll("[data-key-failed]")) said.hidden = false;
  });
})();
