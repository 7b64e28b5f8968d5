// Defines texts(), faint() and nameless(): what can be checked of a page's names and contrast.
(() => {
  "use strict";

  const channels = text => {
    const parts = text.match(/[\d.e-]+/g).map(Number);
    const scale = text.startsWith("color(") ? 255 : 1;
    return { rgb: parts.slice(0, 3).map(v => v * scale), alpha: parts.length > 3 ? parts[3] : 1 };
  };

  const over = (above, below) => above.rgb.map((v, i) => v * above.alpha + below[i] * (1 - above.alpha));

  const ground = element => {
    if (!element) return [255, 255, 255];
    const own = channels(getComputedStyle(element).backgroundColor);
    return own.alpha >= 1 ? own.rgb : over(own, ground(element.parentElement));
  };

  const opacity = element => element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;

  const luminance = rgb => {
    const [r, g, b] = rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };

  const shown = element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  globalThis.texts = () => [...document.querySelectorAll("body *")].filter(e => !["SCRIPT", "STYLE", "TITLE", "title", "OPTION"].includes(e.tagName)
    && shown(e) && [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim()));

  globalThis.faint = () => texts().map(e => {
    const style = getComputedStyle(e), below = ground(e), own = channels(e instanceof SVGElement ? style.fill : style.color);
    const seen = over({ rgb: own.rgb, alpha: own.alpha * opacity(e) }, below);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = contrast(seen, below);
    return ratio < (large ? 3 : 4.5) ? `${ratio.toFixed(2)}: ${e.tagName} ${e.getAttribute("class") ?? ""} "${e.textContent.trim().slice(0, 40)}"` : null;
  }).filter(Boolean);

  const nameOf = e => (e.getAttribute("aria-label") ?? "") + (e.labels ? [...e.labels].map(l => l.textContent).join("") : "")
    + (e.tagName === "INPUT" || e.tagName === "SELECT" ? "" : e.textContent);

  globalThis.nameless = () => [
    ...[...document.querySelectorAll("a, button, input, select, summary, output, [role=region], [role=img], [role=group], nav")]
      .filter(e => !nameOf(e).trim()).map(e => `nameless: ${e.outerHTML.slice(0, 80)}`),
    ...[...document.querySelectorAll("[aria-labelledby]")].filter(e => !document.getElementById(e.getAttribute("aria-labelledby")))
      .map(e => `labelled by nothing: ${e.outerHTML.slice(0, 80)}`),
    ...[...document.querySelectorAll("[aria-hidden=true]")].filter(e => e.querySelector("a, button, input, select"))
      .map(e => `hidden but reachable: ${e.outerHTML.slice(0, 80)}`),
    ...[...document.querySelectorAll("svg text")].filter(e => !e.closest("[aria-hidden=true], [role=group], [role=img]"))
      .map(e => `text of a drawing read out of place: ${e.textContent}`),
    ...[...document.querySelectorAll("th")].filter(e => !e.scope && !e.closest("thead")).map(e => `no scope: ${e.textContent}`),
    ...[...document.querySelectorAll("svg")].filter(e => shown(e) && !e.closest("[aria-hidden=true], [role=group], [role=img]"))
      .filter(e => !e.parentElement.textContent.trim()).map(e => `a drawing without words: ${e.outerHTML.slice(0, 80)}`),
  ];
})();
