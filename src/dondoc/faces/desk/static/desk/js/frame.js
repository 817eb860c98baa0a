// The frame: keys, the menu of small screens, what opens in place, printing. All of it works without this file.
(() => {
  "use strict";

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
  const keys = new Map();
  let going = false;
  let timer = 0;

  // A key of a page: desk.keys.add("j", () => …). Nothing fires while someone types or a dialog is open.
  const add = (key, handler) => keys.set(key, handler);

  const open = (id) => {
    const dialog = document.getElementById(id);
    if (dialog && !dialog.open) dialog.showModal();
  };

  const go = (key) => {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) link.click();
    return Boolean(link);
  };

  const onKey = (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      open("palette");
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (going) {
      going = false;
      clearTimeout(timer);
      if (go(event.key.toLowerCase())) event.preventDefault();
      return;
    }
    if (event.key === "g") {
      going = true;
      timer = setTimeout(() => { going = false; }, 1500);
    } else if (keys.has(event.key)) {
      if (keys.get(event.key)(event) !== false) event.preventDefault();
    }
  };

  const closeOthers = (opened) => {
    document.querySelectorAll("details:is(.quote, .why)[open]").forEach((one) => {
      if (one !== opened && !one.contains(opened)) one.open = false;
    });
  };

  // «Câu gốc» opens under the pointer after a moment, and closes when it leaves; a click keeps it.
  const hover = (quote) => {
    let wait = 0;
    let kept = false;
    quote.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse" || quote.open) return;
      wait = setTimeout(() => { quote.open = true; }, 180);
    });
    quote.addEventListener("pointerleave", () => {
      clearTimeout(wait);
      if (!kept) quote.open = false;
    });
    quote.querySelector("summary").addEventListener("click", (event) => {
      clearTimeout(wait);
      if (quote.open && !kept) event.preventDefault();
      kept = !kept;
    });
    quote.addEventListener("toggle", () => { if (!quote.open) kept = false; });
  };

  // What opens in place stays inside the window.
  const keepInside = (details) => {
    const body = details.querySelector(".quote-body, .why-body");
    if (!body || !details.open) return;
    details.classList.remove("from-right");
    if (body.getBoundingClientRect().right > document.documentElement.clientWidth - 8) details.classList.add("from-right");
  };

  const menu = () => {
    const opener = document.querySelector("[data-menu]");
    const panel = document.getElementById("menu");
    if (!opener || !panel) return;
    const set = (isOpen) => {
      panel.classList.toggle("open", isOpen);
      opener.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) panel.querySelector("a").focus();
      else opener.focus();
    };
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-expanded", "false");
    opener.addEventListener("click", (event) => { event.preventDefault(); set(true); });
    panel.querySelector(".menu-close").addEventListener("click", (event) => { event.preventDefault(); set(false); });
    panel.addEventListener("keydown", (event) => { if (event.key === "Escape") set(false); });
  };

  // A table that fits keeps its heads in sight; one that is wider than its room can be moved by keys.
  const scrollers = () => {
    document.querySelectorAll(".table-wrap").forEach((wrap) => {
      const fits = wrap.firstElementChild.scrollWidth <= wrap.clientWidth + 1;
      wrap.classList.toggle("fits", fits);
      if (fits) wrap.removeAttribute("tabindex");
      else wrap.tabIndex = 0;
    });
  };

  const dress = (root) => {
    scrollers();
    root.querySelectorAll("details.quote[data-hover]:not([data-dressed])").forEach((quote) => {
      quote.dataset.dressed = "";
      hover(quote);
    });
    root.querySelectorAll("[data-print], [data-opens]").forEach((button) => { button.hidden = false; });
    root.querySelectorAll("[data-submits] select, [data-submits] input[type=checkbox]").forEach((control) => {
      control.addEventListener("change", () => control.form.requestSubmit());
    });
  };

  document.addEventListener("keydown", onKey);
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches("details:is(.quote, .why)")) return;
    if (event.target.open) closeOthers(event.target);
    keepInside(event.target);
  }, true);
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) open(opener.dataset.opens);
    if (event.target.closest("[data-print]")) window.print();
    if (event.target instanceof HTMLDialogElement) event.target.close();
    if (!event.target.closest("details:is(.quote, .why)")) closeOthers(document.body);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeOthers(document.body); });
  document.addEventListener("DOMContentLoaded", () => {
    menu();
    dress(document);
    document.fonts?.ready.then(scrollers);
    document.querySelector("[data-focus]")?.focus();
  });
  addEventListener("resize", scrollers);
  document.addEventListener("htmx:load", (event) => dress(event.detail.elt));

  add("?", () => open("keys"));
  add("/", () => {
    const box = document.querySelector(".rail-search input");
    if (!box) return false;
    box.focus();
    return true;
  });
  window.desk = { keys: { add }, open };
})();
