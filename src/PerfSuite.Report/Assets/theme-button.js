// What needs scripts is shown, and the button changes the theme.
(() => {
  "use strict";
  document.querySelectorAll(".scripted").forEach(element => { element.hidden = false; });
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
