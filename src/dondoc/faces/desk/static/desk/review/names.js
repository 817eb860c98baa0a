// Names of bodies while one types in a field of one name a line: the list of the page, without regard to marks.
(() => {
  "use strict";

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  let known = null;
  const names = (field) => {
    if (!known) {
      const list = document.getElementById(field.dataset.bodies);
      known = list ? [...list.options].map((option) => ({ name: option.value, bare: fold(option.value) })) : [];
    }
    return known;
  };

  const line = (field) => {
    const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
    const end = field.value.indexOf("\n", field.selectionStart);
    return { start, end: end < 0 ? field.value.length : end };
  };

  const box = document.createElement("ul");
  box.className = "suggestions";
  box.hidden = true;
  box.setAttribute("role", "listbox");
  box.id = "body-suggestions";
  let at = 0;
  let owner = null;

  const hide = () => {
    box.hidden = true;
    if (owner) owner.removeAttribute("aria-activedescendant");
  };
  const point = (index) => {
    at = (index + box.children.length) % box.children.length;
    [...box.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    owner.setAttribute("aria-activedescendant", box.children[at].id);
    box.children[at].scrollIntoView({ block: "nearest" });
  };
  const take = (index) => {
    const { start, end } = line(owner);
    const name = box.children[index].textContent;
    owner.setRangeText(name, start, end, "end");
    owner.dispatchEvent(new Event("change", { bubbles: true }));
    hide();
  };

  const suggest = (field) => {
    const { start, end } = line(field);
    const wanted = fold(field.value.slice(start, end).trim()).split(/\s+/).filter(Boolean);
    const found = wanted.length && wanted.join("").length > 1 ? names(field).filter(({ bare }) => wanted.every((word) => bare.includes(word))).slice(0, 8) : [];
    if (!found.length) return hide();
    owner = field;
    field.after(box);
    field.setAttribute("aria-controls", box.id);
    box.replaceChildren(...found.map(({ name }, number) => {
      const option = document.createElement("li");
      option.id = `body-suggestion-${number}`;
      option.setAttribute("role", "option");
      option.textContent = name;
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(number); });
      return option;
    }));
    box.hidden = false;
    point(0);
  };

  document.addEventListener("input", (event) => {
    if (event.target.matches && event.target.matches("textarea[data-bodies]")) suggest(event.target);
  });
  document.addEventListener("focusout", (event) => { if (event.target === owner) hide(); });
  document.addEventListener("keydown", (event) => {
    if (box.hidden || event.target !== owner) return;
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") take(at);
    else if (event.key === "Escape") { hide(); event.stopImmediatePropagation(); }
    else return;
    event.preventDefault();
  }, true);
})();
