// The review by keyboard: one item is the current one; its place in the document and its card show each other.
(() => {
  "use strict";

  const items = document.querySelector("[data-items]");
  const paper = document.querySelector("[data-document]");
  if (!items || !paper) return;

  const say = document.querySelector("[data-say]");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "auto" : "smooth";
  let current = null;

  const cards = () => [...items.querySelectorAll("[data-item]")];
  const cardOf = (id) => document.getElementById(`m-${id}`);
  const placesOf = (card) => paper.querySelectorAll(`[id="${card.dataset.place}"], a[href="#${card.id}"]`);

  const show = (card, { scrollCard = true, scrollPaper = true, focus = true } = {}) => {
    if (!card) return;
    document.querySelectorAll(".current").forEach((one) => one.classList.remove("current"));
    current = card.dataset.item;
    card.classList.add("current");
    const places = placesOf(card);
    places.forEach((place) => place.classList.add("current"));
    if (scrollPaper && places.length) places[0].scrollIntoView({ block: "center", behavior });
    if (scrollCard) card.scrollIntoView({ block: "nearest", behavior });
    if (focus) card.focus({ preventScroll: true });
  };

  const move = (by) => {
    const all = cards();
    if (!all.length) return;
    const at = all.findIndex((card) => card.dataset.item === current);
    show(all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))]);
  };

  const nextOpen = (id) => {
    const all = cards();
    const at = all.findIndex((card) => card.dataset.item === String(id));
    return all.slice(at + 1).find((card) => "open" in card.dataset) || all.find((card) => "open" in card.dataset);
  };

  const press = (key) => {
    const card = current && cardOf(current);
    const button = card && card.querySelector(`[data-key="${key}"]`);
    if (!button) return false;
    button.click();
    return true;
  };

  const choose = (number) => {
    const card = current && cardOf(current);
    const choice = card && card.querySelectorAll("[data-choice]")[number - 1];
    if (!choice) return false;
    choice.click();
    return true;
  };

  const keys = window.desk && window.desk.keys;
  if (keys) {
    keys.add("j", () => move(1));
    keys.add("k", () => move(-1));
    for (const key of "aebdsmxr") keys.add(key, () => press(key));
    for (let number = 1; number <= 9; number += 1) keys.add(String(number), () => choose(number));
    keys.add("u", () => {
      const undo = document.querySelector("#review-progress form");
      if (!undo) return false;
      undo.requestSubmit();
      return true;
    });
  }

  // A click in the document shows the card; a click on a card shows the place.
  paper.addEventListener("click", (event) => {
    const mark = event.target.closest("[href^='#m-'], [data-link^='#m-']");
    if (!mark) return;
    const card = document.querySelector(mark.getAttribute("href") || mark.dataset.link);
    if (!card) return;
    event.preventDefault();
    show(card, { scrollPaper: false });
  });
  items.addEventListener("click", (event) => {
    const card = event.target.closest("[data-item]");
    if (!card) return;
    const asked = event.target.closest("a.where");
    if (asked) event.preventDefault();
    if (asked || !event.target.closest("a, button, input, textarea, select, label")) {
      show(card, { scrollCard: false, focus: Boolean(asked) });
    } else if (card.dataset.item !== current) {
      show(card, { scrollCard: false, focus: false });
    }
  });

  // Answers: forms that were not right come back into their place; cards that changed come by their ids.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if ([409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    const form = event.detail.target.closest && event.detail.target.closest(".step-here");
    const place = form || (event.detail.elt && event.detail.elt.querySelector && event.detail.elt);
    if (!place || !place.querySelectorAll) return;
    const fields = place.querySelectorAll(".step-form :is(textarea, select, input:not([type=hidden]))");
    // One field that was wrong is best mended at once; of several the summary says which.
    const first = (fields.length > 1 && place.querySelector("[data-focus]")) || fields[0];
    if (first) first.focus();
    if (first && first.select && fields.length === 1) first.select();
  });
  let accepted = null;
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    const path = event.detail.requestConfig.path;
    const form = event.detail.elt.closest("form");
    const moves = /accept_item$|reject_item$/.test(path) || (/edit_item$/.test(path) && event.detail.requestConfig.parameters.accept);
    const card = event.detail.elt.closest("[data-item]");
    accepted = form && moves && card && event.detail.requestConfig.verb === "post" ? nextOpen(card.dataset.item) : null;
    accepted = accepted ? accepted.dataset.item : null;
    document.getElementById("refusal").replaceChildren();
  });
  document.body.addEventListener("review:go", (event) => {
    const changed = event.detail.item;
    const card = (accepted && cardOf(accepted)) || (changed && cardOf(changed));
    accepted = null;
    if (card) show(card);
    const words = document.getElementById("review-progress-words");
    if (words) say.textContent = words.textContent.trim();
  });
  document.body.addEventListener("htmx:oobErrorNoTarget", (event) => {
    // A part that came from a split: it goes where its whole stands.
    const card = event.detail.content && event.detail.content.querySelector && event.detail.content.querySelector("[data-item]");
    const made = card || event.detail.content;
    const before = current && cardOf(current);
    if (!(made instanceof Element)) return;
    made.removeAttribute("hx-swap-oob");
    (before || items.lastElementChild).after(made);
    window.htmx.process(made);
  });

  // Esc leaves a form, Ctrl+Enter sends it.
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest && event.target.closest(".step-form");
    if (!form) return;
    if (event.key === "Escape") {
      event.preventDefault();
      close(form);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".primary"));
    }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-close]");
    const form = link && link.closest(".step-form");
    if (!form || !form.closest(".step-here, #add-here")) return;
    event.preventDefault();
    close(form);
  });
  const close = (form) => {
    const card = form.closest("[data-item]");
    form.remove();
    if (card) show(card, { scrollPaper: false });
  };

  // Marked words become a new item.
  const adding = document.querySelector("[data-add]");
  if (adding) {
    adding.addEventListener("click", (event) => {
      const chosen = getSelection();
      const inside = chosen.rangeCount && paper.contains(chosen.getRangeAt(0).commonAncestorContainer);
      const quote = inside ? chosen.toString().replace(/\s+/g, " ").trim() : "";
      event.preventDefault();
      const query = quote ? `?${new URLSearchParams({ quote })}` : "";
      window.htmx.ajax("GET", adding.getAttribute("href") + query, { target: "#add-here", swap: "innerHTML" });
      document.getElementById("add-here").scrollIntoView({ block: "nearest" });
    });
  }

  // Others work here too: every few seconds the cards that they changed are brought up to date, unless one is being written in.
  const look = () => {
    if (document.hidden) return;
    const versions = cards()
      .filter((card) => !card.querySelector(".step-form"))
      .map((card) => `${card.dataset.item}:${card.dataset.version}`)
      .join(",");
    if (!versions) return;
    window.htmx.ajax("GET", `${items.dataset.changes}?v=${encodeURIComponent(versions)}`, { target: "body", swap: "none" });
  };
  setInterval(look, 15000);

  const named = location.hash.startsWith("#m-") && document.querySelector(location.hash);
  const first = named || cards().find((card) => "open" in card.dataset) || cards()[0];
  if (first) show(first, { focus: Boolean(keys), scrollCard: Boolean(named) });
})();
