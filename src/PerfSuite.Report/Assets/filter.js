// Filter and order of the cases. The list of timed cases and the claims with all cases follow the same filter.
(() => {
  "use strict";
  const $ = id => document.getElementById(id);
  const form = $("filter"), list = $("cases"), more = $("more");
  const details = [...document.querySelectorAll("details[id]")].map(element => {
    const [verdict, ...others] = [...element.querySelectorAll("summary > i")].map(mark => [...mark.classList].pop());
    const red = others.at(-1) === "red" && !!others.pop();
    return { element, row: null, place: 0, text: "", wanted: true, verdict, change: others[0] || "none", red };
  });
  const byElement = new Map(details.map(d => [d.element, d]));
  const claims = [...document.querySelectorAll(".claim")].map(element => {
    const cases = [...element.querySelectorAll("details[id]")].map(c => byElement.get(c));
    const said = element.querySelector("h4").textContent + " " + element.querySelector("code").textContent + " ";
    for (const d of cases) d.text = (said + d.element.querySelector("summary > span").textContent).toLowerCase();
    return { element, cases };
  });
  const areas = [...document.querySelectorAll(".area")].map(element => ({
    element, name: element.dataset.area, claims: claims.filter(c => c.element.parentNode === element),
  }));
  const timed = [...(list ? list.children : [])].map((row, place) => Object.assign(
    byElement.get(document.getElementById(row.querySelector("a").hash.slice(1))), { row, place }));

  // A long list is shown in portions, and an area a frame: what a browser has to lay out at once stays small.
  const portion = 120;
  let order = timed, limit = portion, waiting = 0;
  const hide = (element, hidden) => { if (element.hidden !== hidden) element.hidden = hidden; };
  const fields = () => ["find", "area", "verdict", "change"].map(id => $(id).value);
  const filtered = () => fields().some(value => value.trim());

  const find = () => {
    const [text, area, verdict, change] = fields();
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const section of areas) for (const claim of section.claims) {
      claim.found = 0;
      for (const d of claim.cases) {
        d.wanted = (!area || section.name === area) && (!change || d.change === change)
          && (!verdict || (verdict === "red" ? d.red : d.verdict === verdict)) && words.every(word => d.text.includes(word));
        if (d.wanted) claim.found++;
      }
      count += claim.found;
    }
    const all = details.length, said = filtered() ? `${count} of ${all} cases` : `${all} case${all === 1 ? "" : "s"}`;
    if ($("shown").value !== said) $("shown").value = said;
  };

  const showRows = () => {
    if (!list) return;
    const found = order.filter(d => d.wanted), rows = found.slice(0, limit).map(d => d.row), rest = found.length - rows.length;
    if (rows.length !== list.children.length || rows.some((row, i) => row !== list.children[i])) list.replaceChildren(...rows);
    hide($("nothing"), found.length > 0);
    hide(more, rest === 0);
    if (rest > 0) more.textContent = `Show ${Math.min(portion, rest)} more of ${rest} that follow`;
  };

  // What stands within something hidden is left as it is.
  const empty = section => section.claims.every(claim => claim.found === 0);
  const showArea = section => {
    const all = !filtered();
    hide(section.element, !all && empty(section));
    if (!section.element.hidden) for (const claim of section.claims) {
      hide(claim.element, !all && claim.found === 0);
      if (!claim.element.hidden) for (const d of claim.cases) hide(d.element, !d.wanted);
    }
  };
  const showAreas = ([area, ...rest]) => {
    if (area) showArea(area);
    waiting = rest.length > 0 ? requestAnimationFrame(() => showAreas(rest)) : 0;
    $("claims").ariaBusy = waiting ? "true" : null;
  };
  const apply = () => {
    find();
    showRows();
    areas.filter(empty).forEach(showArea);
    waiting = requestAnimationFrame(() => showAreas(areas.filter(section => !empty(section))));
  };
  const applyAtOnce = () => { cancelAnimationFrame(waiting); find(); showRows(); areas.forEach(showArea); $("claims").ariaBusy = null; };

  const names = new Intl.Collator("en", { numeric: true });
  const orders = {
    falling: (a, b) => ratio(b, -1) - ratio(a, -1),
    rising: (a, b) => ratio(a, 1) - ratio(b, 1),
    name: (a, b) => names.compare(a.text, b.text),
    verdict: (a, b) => b.red - a.red || (a.verdict < b.verdict ? -1 : a.verdict > b.verdict ? 1 : a.place - b.place),
  };
  const ratio = (d, side) => {
    if (d.ratio === undefined) {
      const number = d.row.querySelector("b");
      d.ratio = number ? Number(number.textContent.replace(",", "")) : null;
    }
    return d.ratio === null ? side * Infinity : d.ratio;
  };
  const sorted = new Map([["", timed]]);
  const sort = () => {
    const by = $("order").value;
    if (!sorted.has(by)) sorted.set(by, [...timed].sort(orders[by]));
    order = sorted.get(by);
  };

  const begin = () => {
    sort();
    limit = portion;
    cancelAnimationFrame(waiting);
    $("claims").ariaBusy = "true";
    waiting = requestAnimationFrame(apply);
  };
  form.addEventListener("input", begin);
  form.addEventListener("reset", () => setTimeout(begin));
  form.addEventListener("submit", event => event.preventDefault());
  if (list) {
    more.addEventListener("click", () => {
      const next = list.children.length;
      limit += portion;
      showRows();
      list.children[next].querySelector("a").focus();
    });
    addEventListener("beforeprint", () => { limit = Infinity; applyAtOnce(); });
    list.addEventListener("keydown", event => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!step || !event.target.matches("a")) return;
      const row = event.target.closest("li");
      const next = step > 0 ? row.nextElementSibling : row.previousElementSibling;
      if (next) { event.preventDefault(); next.querySelector("a").focus(); }
    });
  }
  showRows();
  window.perfsuiteReveal = element => {
    if (element && element.closest("[hidden]")) { form.reset(); applyAtOnce(); }
  };
})();
