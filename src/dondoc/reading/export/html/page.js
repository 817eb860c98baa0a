
(function () {
  "use strict";
  var root = document.documentElement, aside = document.getElementById("danh-sach");
  var entries = Array.prototype.slice.call(aside.querySelectorAll(".entry"));
  var search = document.getElementById("loc"), only = document.getElementById("chi-xem-lai");
  var left = document.getElementById("con-lai"), picked = null, texts = null;
  root.classList.add("js");
  aside.querySelector(".tools").hidden = false;

  function marks(name) { return document.querySelectorAll('.m[data-f~="' + name + '"]'); }
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function show(element, block) { if (element) element.scrollIntoView({ block: block }); }

  function pick(name, from) {
    if (picked) {
      each(marks(picked), function (m) { m.classList.remove("picked"); });
      var old = document.getElementById("ds-" + picked);
      if (old) old.classList.remove("picked");
    }
    picked = name;
    var found = marks(name), entry = document.getElementById("ds-" + name);
    each(found, function (m) { m.classList.add("picked"); });
    if (entry) { entry.hidden = false; entry.classList.add("picked"); }
    try { history.replaceState(null, "", "#" + name); } catch (refused) { /* some viewers forbid it */ }
    if (from !== "paper") show(document.getElementById(name) || found[0], "center");
    if (from !== "list") show(entry, "nearest");
  }

  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-f]");
    if (!target || String(window.getSelection())) return;
    event.preventDefault();
    pick(target.getAttribute("data-f").split(" ")[0], aside.contains(target) ? "list" : "paper");
  });

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  function filter() {
    var wanted = plain(search.value.trim()), shown = 0;
    texts = texts || entries.map(function (entry) { return plain(entry.textContent); });
    entries.forEach(function (entry, index) {
      var fits = texts[index].indexOf(wanted) >= 0 && (!only.checked || entry.classList.contains("doubtful"));
      entry.hidden = !fits;
      if (fits) shown += 1;
    });
    left.textContent = wanted || only.checked ? shown + "/" + entries.length + "." : "";
  }
  search.addEventListener("input", filter);
  only.addEventListener("change", filter);

  function step(by) {
    var open = entries.filter(function (entry) { return !entry.hidden; });
    if (!open.length) return;
    var at = open.findIndex(function (entry) { return entry.getAttribute("data-f") === picked; });
    var next = open[at < 0 ? 0 : Math.min(Math.max(at + by, 0), open.length - 1)];
    pick(next.getAttribute("data-f"));
  }

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target === search) { if (event.key === "Escape") search.blur(); return; }
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "Enter" && picked && event.target === document.body) pick(picked, "list");
  });

  function fromAddress() {
    var name = location.hash.slice(1).replace(/^ds-/, "");
    if (/^[tcbvw]-\d+$/.test(name)) pick(name);
  }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
