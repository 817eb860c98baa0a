// A calendar behind a button for each day field; what it chooses is written as 31/12/2026.
(() => {
  "use strict";

  const iso = (text) => {
    const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
    return found ? `${found[3]}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}` : "";
  };

  const dress = (field) => {
    if (!("showPicker" in HTMLInputElement.prototype) || field.dataset.dressed !== undefined) return;
    field.dataset.dressed = "";
    const words = document.getElementById("day-words").content.cloneNode(true);
    const button = words.querySelector("button");
    const picker = words.querySelector("input");
    const wrap = document.createElement("span");
    wrap.className = "day-wrap";
    field.replaceWith(wrap);
    wrap.append(field, words);
    button.addEventListener("click", () => {
      picker.value = iso(field.value);
      picker.min = iso(field.dataset.min ?? "");
      picker.showPicker();
    });
    picker.addEventListener("change", () => {
      if (picker.value) field.value = picker.value.split("-").reverse().join("/");
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
      field.focus();
    });
  };

  const all = (root) => root.querySelectorAll("input[data-day]").forEach(dress);
  document.addEventListener("DOMContentLoaded", () => all(document));
  document.addEventListener("htmx:load", (event) => all(event.detail.elt));
})();
