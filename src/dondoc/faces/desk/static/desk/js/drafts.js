// Drafts: what is typed into a form with data-draft is kept on this computer until it is sent.
(() => {
  "use strict";

  // On a shared computer nobody is shown another person's words.
  const ALL = "dondoc-draft:";
  const PREFIX = `${ALL}${document.body.dataset.person ?? ""}:`;
  const KEPT_DAYS = 14;
  const skipped = (control) => !control.name || control.name === "csrfmiddlewaretoken" || ["hidden", "file", "password", "submit", "button"].includes(control.type) || control.classList.contains("day-picker");
  const controls = (form) => [...form.elements].filter((control) => !skipped(control));

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  };

  const write = (key, value) => {
    try {
      if (value) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      // A full or forbidden store: the form works as it stands.
    }
  };

  const valueOf = (control) => (control.type === "checkbox" || control.type === "radio" ? control.checked : control.value);
  const collect = (form) => controls(form).map((control) => [control.name, control.type === "radio" || control.type === "checkbox" ? control.value : "", valueOf(control)]);
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  const restore = (form, values) => {
    for (const [name, choice, value] of values) {
      const control = controls(form).find((one) => one.name === name && (choice === "" || one.value === choice));
      if (!control) continue;
      if (typeof value === "boolean") control.checked = value;
      else control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
  };

  const notice = (form, key, kept, fresh) => {
    const words = document.getElementById("draft-words").content.cloneNode(true);
    words.querySelector("time").textContent = new Date(kept.at).toLocaleString(document.documentElement.lang);
    words.querySelector("button").addEventListener("click", (event) => {
      restore(form, fresh);
      write(key, null);
      event.target.closest(".draft-notice").remove();
    });
    form.prepend(words);
  };

  const keep = (form) => {
    const key = PREFIX + form.dataset.draft;
    const fresh = collect(form);
    const kept = read(key);
    // A form that came back with faults, or beside what somebody else saved, holds the newer words itself.
    const returned = form.querySelector(".wrong") !== null || "returned" in form.dataset;
    if (kept && !returned && !same(kept.values, fresh)) {
      restore(form, kept.values);
      notice(form, key, kept, fresh);
    }
    let timer = 0;
    const save = () => {
      const values = collect(form);
      write(key, !returned && same(values, fresh) ? null : { at: Date.now(), values });
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(save, 400); });
    addEventListener("pagehide", () => { if (!form.dataset.sent) save(); });
    form.addEventListener("submit", () => { form.dataset.sent = "1"; save(); sessionStorage.setItem(key, "sent"); });
  };

  // A draft has done its duty when another page answered, or this one says that it worked. After a
  // sign-in in between, or an answer with faults, the words are still needed.
  const forgetSent = () => {
    const here = new Set([...document.querySelectorAll("form[data-draft]")].map((form) => PREFIX + form.dataset.draft));
    const worked = document.querySelector(".message.success") !== null;
    for (const key of Object.keys(sessionStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      if (worked || !here.has(key)) write(key, null);
      sessionStorage.removeItem(key);
    }
  };

  const forgetOld = () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(ALL) && Date.now() - (read(key)?.at ?? 0) > KEPT_DAYS * 86400000) write(key, null);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    try {
      forgetSent();
      forgetOld();
    } catch {
      return; // no storage here
    }
    document.querySelectorAll("form[data-draft]").forEach(keep);
  });
})();
