// The wall screen shows the picture anew. A meta element would do it without a script, but takes the page away
// from whoever is reading it slowly (WCAG 2.2.1); here it waits while the page is hidden, used, or the server is away.
const wall = document.querySelector("[data-again]");

if (wall) {
  const seconds = Number(wall.dataset.again);
  const inUse = () => document.hidden || document.activeElement !== document.body || !getSelection().isCollapsed;

  document.querySelector("[data-again-note]").hidden = false;
  setInterval(async () => {
    if (inUse()) return;
    try {
      const answer = await fetch(location.href, { method: "HEAD", redirect: "manual" });
      if (answer.ok) location.reload();
    } catch {
      // The server or the line is away: what is shown stays, which is better than a page of failure.
    }
  }, seconds * 1000);
}
