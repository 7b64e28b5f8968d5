// Deep links open what they point at; the button changes the theme.
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

  const button = document.getElementById("theme"), root = document.documentElement;
  const themes = ["system", "light", "dark"];
  const label = () => { button.textContent = "Theme: " + (root.dataset.theme || "system"); };
  button.addEventListener("click", () => {
    const next = themes[(themes.indexOf(root.dataset.theme || "system") + 1) % themes.length];
    if (next === "system") delete root.dataset.theme; else root.dataset.theme = next;
    try { localStorage.setItem("perfsuite-theme", next); } catch { label(); }
    label();
  });
  label();
})();
