// Security keys need scripts and a browser that knows them: only then are their buttons shown.
(() => {
  "use strict";

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential) return;
    document.querySelectorAll("[data-passkey]").forEach((one) => { one.hidden = false; });
  });

  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failed]").forEach((one) => { one.hidden = false; });
  });
})();
