// Uploading with progress: each file by itself, one after the other, each with its own answer. Without this file the
// form sends all files at once and the server answers for each.
(() => {
  "use strict";

  const form = document.querySelector("[data-upload]");
  if (!form || !window.FormData) return;
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  const section = document.querySelector("[data-sent]");
  const list = section.querySelector("ul");
  const pattern = document.querySelector("template[data-file-line]");
  const live = section.querySelector("[data-say]");
  const words = form.dataset;
  const limit = Number(words.limit);
  const waiting = [];
  let busy = false;
  let taken = 0;

  const say = (text) => { live.textContent = text; };

  class FileLine {
    constructor(file) {
      this.file = file;
      this.item = pattern.content.firstElementChild.cloneNode(true);
      this.bar = this.item.querySelector("progress");
      this.bar.setAttribute("aria-label", file.name);
      this.words = this.item.querySelector("[data-words]");
      this.acts = this.item.querySelector("[data-acts]");
      this.item.querySelector("[data-name]").textContent = file.name;
      list.append(this.item);
    }

    tell(text, acts = []) {
      this.words.textContent = text;
      this.acts.replaceChildren(...acts);
    }

    at(part) {
      this.bar.hidden = part === null;
      if (part !== null) this.bar.value = part;
    }
  }

  const link = (text, address, css = "") => {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = text;
    if (css) made.className = css;
    return made;
  };

  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  };

  const answerOf = (request) => {
    try { return JSON.parse(request.responseText); } catch { return {}; }
  };

  // After a file was taken: look now and then how far the reading is, more and more rarely.
  const follow = async (line, address, wait = 1500) => {
    let state;
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      if (!response.ok) return;
      state = await response.json();
    } catch { return; }
    const acts = [link(words.sayOpen, state.url)];
    if (state.review) acts.unshift(link(words.sayReview, state.review, "button"));
    line.tell(state.failure || (state.waits ? state.word : `${state.word}: ${state.heading}`), acts);
    if (state.waits) setTimeout(() => follow(line, address, Math.min(wait * 1.3, 15000)), wait);
    else say(`${line.file.name}: ${line.words.textContent}`);
  };

  const refused = (line, request) => {
    const answer = answerOf(request);
    line.at(null);
    const acts = [];
    if (answer.same_url) {
      acts.push(link(answer.same, answer.same_url), button(words.sayInsist, () => enqueue(line, true)));
    } else if (request.status === 0 || request.status >= 500) {
      acts.push(button(words.sayAgain, () => enqueue(line)));
    }
    line.tell(answer.error || words.sayLost, acts);
    say(`${line.file.name}: ${line.words.textContent}`);
  };

  const send = (line, insist) => new Promise((done) => {
    const data = new FormData(form);
    data.delete("files");
    data.append("files", line.file, line.file.name);
    if (insist) data.set("insist", "on");
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.href);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (!event.lengthComputable) return;
      line.at(event.loaded / event.total);
      line.words.textContent = event.loaded < event.total ? `${words.saySending} ${Math.floor((event.loaded / event.total) * 100)} %` : words.sayKeeping;
    });
    request.addEventListener("load", () => {
      if (request.status === 201) {
        const answer = answerOf(request);
        taken += 1;
        line.at(null);
        line.tell(words.sayTaken, [link(words.sayOpen, answer.url)]);
        setTimeout(() => follow(line, answer.status), 800);
      } else refused(line, request);
      done();
    });
    request.addEventListener("error", () => { refused(line, request); done(); });
    request.addEventListener("abort", () => { line.at(null); line.tell(words.sayStopped, [button(words.sayAgain, () => enqueue(line))]); done(); });
    line.tell(words.saySending, [button(words.sayStop, () => request.abort())]);
    request.send(data);
  });

  const work = async () => {
    if (busy) return;
    busy = true;
    while (waiting.length) {
      const [line, insist] = waiting.shift();
      await send(line, insist);
    }
    busy = false;
    if (taken) say(words.sayAll.replace("%s", String(taken)));
  };

  const enqueue = (line, insist = false) => {
    if (line.file.size > limit) {
      line.at(null);
      line.tell(words.sayTooLarge);
      return;
    }
    line.at(0);
    line.tell(words.sayWaiting);
    waiting.push([line, insist]);
    work();
  };

  const take = (files) => {
    if (!files.length) return;
    section.hidden = false;
    [...files].forEach((file) => enqueue(new FileLine(file)));
    input.value = "";
  };

  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    take(input.files);
  });

  drop.querySelector("[data-drop-hint]").hidden = false;
  ["dragenter", "dragover"].forEach((name) => drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); }));
  ["dragleave", "drop"].forEach((name) => drop.addEventListener(name, () => drop.classList.remove("over")));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer) take(event.dataTransfer.files);
  });

  window.addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
