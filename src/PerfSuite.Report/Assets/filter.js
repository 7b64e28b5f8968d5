// Filter and order of the cases. The list of timed cases and the claims with all cases follow the same filter.
(() => {
  "use strict";
  const $ = id => document.getElementById(id);
  document.querySelectorAll(".scripted").forEach(element => { element.hidden = false; });
  const form = $("filter"), list = $("cases");
  const details = [...document.querySelectorAll("details.case")].map(element => {
    const claim = element.closest(".claim"), section = claim.closest(".area");
    return {
      element, claim, section, row: null, place: 0,
      area: section.dataset.area,
      verdict: element.dataset.v, change: element.dataset.c, red: element.hasAttribute("data-red"),
      text: (claim.querySelector("h4").textContent + " " + claim.querySelector("code").textContent + " "
        + element.querySelector(".name").textContent).toLowerCase(),
    };
  });
  const byId = new Map(details.map(d => [d.element.id, d]));
  const rows = [...(list ? list.children : [])];
  rows.forEach((row, place) => Object.assign(byId.get(row.querySelector("a").hash.slice(1)), { row, place }));
  const claims = [...document.querySelectorAll(".claim")], areas = [...document.querySelectorAll(".area")];
  const show = (element, wanted) => { if (element && element.hidden === wanted) element.hidden = !wanted; };

  const apply = () => {
    const words = $("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const area = $("area").value, verdict = $("verdict").value, change = $("change").value;
    const filtered = words.length > 0 || area || verdict || change;
    const seen = new Set();
    let count = 0, timed = 0;
    for (const d of details) {
      const wanted = (!area || d.area === area) && (!change || d.change === change)
        && (!verdict || (verdict === "red" ? d.red : d.verdict === verdict)) && words.every(word => d.text.includes(word));
      show(d.element, wanted);
      show(d.row, wanted);
      if (wanted) { count++; seen.add(d.claim); seen.add(d.section); if (d.row) timed++; }
    }
    for (const claim of claims) show(claim, !filtered || seen.has(claim));
    for (const section of areas) show(section, !filtered || seen.has(section));
    if ($("nothing")) $("nothing").hidden = timed > 0;
    $("shown").value = filtered ? `${count} of ${details.length} cases` : `${details.length} case${details.length === 1 ? "" : "s"}`;
  };

  const orders = {
    "": (a, b) => a.place - b.place,
    falling: (a, b) => ratio(b, -1) - ratio(a, -1),
    rising: (a, b) => ratio(a, 1) - ratio(b, 1),
    name: (a, b) => a.text.localeCompare(b.text, "en", { numeric: true }),
    verdict: (a, b) => b.red - a.red || a.verdict.localeCompare(b.verdict) || a.place - b.place,
  };
  const ratio = (d, side) => {
    const number = d.row.querySelector(".number b");
    return number ? Number(number.textContent.replace(",", "")) : side * Infinity;
  };
  const sort = () => {
    const sorted = details.filter(d => d.row).sort(orders[$("order").value]);
    list.append(...sorted.map(d => d.row));
  };

  // With thousands of cases the filter waits until the typing pauses, so that it never holds a key up.
  const many = document.body.classList.contains("many");
  let waiting = 0;
  const soon = () => {
    if (many) { clearTimeout(waiting); waiting = setTimeout(apply, 120); }
    else { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(apply); }
  };
  form.addEventListener("input", event => { if (event.target.id === "order") { if (list) sort(); } else soon(); });
  form.addEventListener("reset", () => setTimeout(() => { if (list) sort(); apply(); }));
  form.addEventListener("submit", event => event.preventDefault());
  if (list) list.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !event.target.matches("a")) return;
    let row = event.target.closest("li");
    do row = step > 0 ? row.nextElementSibling : row.previousElementSibling; while (row && row.hidden);
    if (row) { event.preventDefault(); row.querySelector("a").focus(); }
  });
  window.perfsuiteReveal = element => {
    if (element && element.closest("[hidden]")) { form.reset(); apply(); }
  };
})();
