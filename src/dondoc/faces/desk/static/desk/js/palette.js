// Ctrl-K: places at once, then what the search page finds. Without this file the search box of the rail does the same.
(() => {
  "use strict";

  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector("ul");
  const searchUrl = dialog.dataset.search;
  let chosen = 0;
  let timer = 0;
  let asked = 0;

  // «so tai chinh» finds «Sở Tài chính».
  const bare = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

  const places = () =>
    [...document.querySelectorAll("[data-go]")].map((link) => ({ title: link.textContent.trim(), url: link.href, kind: `g ${link.dataset.go}` }));

  const row = (entry, index) => {
    const item = document.createElement("li");
    item.role = "option";
    item.id = `palette-${index}`;
    item.dataset.url = entry.url;
    const title = document.createElement("span");
    title.textContent = entry.title;
    const kind = document.createElement("small");
    kind.textContent = entry.kind;
    item.append(title, kind);
    return item;
  };

  const mark = (index) => {
    const rows = [...list.querySelectorAll("[data-url]")];
    chosen = Math.max(0, Math.min(index, rows.length - 1));
    rows.forEach((item, place) => item.setAttribute("aria-selected", String(place === chosen)));
    if (rows.length) {
      input.setAttribute("aria-activedescendant", rows[chosen].id);
      rows[chosen].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const nothing = () => {
    const item = document.createElement("li");
    item.role = "option";
    item.setAttribute("aria-disabled", "true");
    item.textContent = dialog.dataset.none;
    return item;
  };

  const show = (entries) => {
    list.replaceChildren(...(entries.length ? entries.map(row) : [nothing()]));
    mark(0);
  };

  const search = async (words) => {
    const number = ++asked;
    const answer = await fetch(`${searchUrl}?q=${encodeURIComponent(words)}`, { headers: { "X-Palette": "1" } });
    if (!answer.ok || number !== asked) return [];
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("[data-results] li")].slice(0, 12).flatMap((item) => {
      const link = item.querySelector("a[href]");
      return link ? [{ title: link.textContent.trim(), url: new URL(link.getAttribute("href"), location.href).href, kind: item.querySelector("small")?.textContent.trim() ?? "" }] : [];
    });
  };

  const ask = () => {
    const words = input.value.trim();
    const here = places().filter((place) => bare(place.title).includes(bare(words)));
    show(here);
    clearTimeout(timer);
    if (words.length < 2 || !searchUrl) return;
    timer = setTimeout(async () => {
      const found = await search(words).catch(() => []);
      if (input.value.trim() === words) show([...here, ...found]);
    }, 180);
  };

  const leave = () => {
    const item = list.children[chosen];
    if (item?.dataset.url) location.assign(item.dataset.url);
    else if (searchUrl && input.value.trim()) location.assign(`${searchUrl}?q=${encodeURIComponent(input.value.trim())}`);
  };

  input.addEventListener("input", ask);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      mark(chosen + step);
    } else if (event.key === "Escape") {
      event.preventDefault(); // the browser would only empty the box
      dialog.close();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      leave();
    }
  });
  list.addEventListener("click", (event) => {
    const item = event.target.closest("[role=option]");
    if (item?.dataset.url) location.assign(item.dataset.url);
  });
  new MutationObserver(() => { if (dialog.open) ask(); }).observe(dialog, { attributeFilter: ["open"] });
})();
