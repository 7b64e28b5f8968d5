// Deep links open what they point at.
(() => {
  "use strict";
  const open = () => {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    window.perfsuiteReveal(target);
    if (target.matches("details")) target.open = true;
    target.scrollIntoView();
    const heading = target.querySelector("summary");
    if (heading) heading.focus({ preventScroll: true });
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) open();
  });
  open();
  // The browser goes to the place itself when the page is there, and takes the focus away with it.
  addEventListener("load", () => setTimeout(open));
})();
