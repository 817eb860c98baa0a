// Following a notice marks it as read; without scripts the button beside it does.
"use strict";

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-reads]") : null;
  const token = document.querySelector("input[name=csrfmiddlewaretoken]");
  if (!link || !token) return;
  fetch(link.dataset.reads, {
    method: "POST",
    keepalive: true,
    headers: { "X-CSRFToken": token.value },
  }).catch(() => {});
});
