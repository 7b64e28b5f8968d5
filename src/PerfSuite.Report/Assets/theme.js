// Before the first paint: the theme that the reader chose, and the mark that scripts run.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const chosen = localStorage.getItem("perfsuite-theme");
    if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  } catch {
    // A file of its own origin may have no storage; the system's theme is right then.
  }
})();
