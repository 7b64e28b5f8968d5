// Which machines and cases are shown, and what the cell says that is pointed at.
(() => {
  "use strict";
  const $ = id => document.getElementById(id);
  const table = $("cells"), region = table.parentNode, form = $("filter");
  const heads = [...table.tHead.rows[0].cells].slice(1);
  const cards = [...$("cards").rows].map(row => ({ row, name: row.cells[0].textContent.toLowerCase(), prices: row.dataset.p.split(" ").map(Number) }));
  const bodies = [...table.tBodies].map(body => ({ body, rows: [...body.rows].filter(row => row.dataset.w) }));
  const titles = new Map(bodies.flatMap(({ body, rows }) => rows.map(row => {
    const claim = body.rows[0] === row ? "" : body.rows[0].textContent + " ";
    return [row, claim + row.cells[0].textContent];
  })));
  const mostWithNumbers = 40;

  const apply = () => {
    const name = $("find").value.trim().toLowerCase(), price = $("price").selectedIndex, limit = $("limit").value, over = $("side").value === "over";
    const wanted = cards.map(card => card.name.includes(name)
      && (limit === "" || (over ? card.prices[price] > Number(limit) : card.prices[price] < Number(limit))));
    const show = (element, i) => { if (element.hidden === wanted[i]) element.hidden = !wanted[i]; };
    heads.forEach(show);
    cards.forEach((card, i) => show(card.row, i));
    const words = $("case").value.toLowerCase().split(/\s+/).filter(Boolean);
    let cases = 0;
    for (const { body, rows } of bodies) {
      let found = 0;
      for (const row of rows) {
        row.hidden = !words.every(word => titles.get(row).toLowerCase().includes(word));
        if (row.hidden) continue;
        found++;
        [...row.cells].slice(1).forEach(show);
      }
      body.hidden = found === 0;
      cases += found;
    }
    const machines = wanted.filter(Boolean).length;
    table.classList.toggle("dense", machines > mostWithNumbers);
    $("shown").value = `${machines} of ${cards.length} machine${cards.length === 1 ? "" : "s"}, ${cases} case${cases === 1 ? "" : "s"}`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", event => event.preventDefault());

  let at = null;
  const say = cell => {
    if (at) at.classList.remove("at");
    at = cell;
    at.classList.add("at");
    const row = at.parentNode, i = at.cellIndex - 1, width = row.dataset.w.split(" ")[i];
    const verdict = at.classList.contains("x") ? "contradicted" : at.classList.contains("u") ? "undecided" : "supported";
    $("cell").value = `${titles.get(row)} on ${heads[i].textContent}: ` + (width === "-" ? "not measured" : `${at.textContent} ± ${width} %, claim ${verdict}`);
  };
  const cellOf = target => { const cell = target.closest && target.closest("td"); return cell && cell.parentNode.dataset.w ? cell : null; };
  for (const kind of ["pointerover", "click"]) table.addEventListener(kind, event => { const cell = cellOf(event.target); if (cell) say(cell); });

  const shown = element => !element.closest("[hidden]");
  const beside = (cell, step) => { do cell = step > 0 ? cell.nextElementSibling : cell.previousElementSibling; while (cell && cell.hidden); return cell && cellOf(cell); };
  const below = (cell, step) => {
    const rows = bodies.flatMap(b => b.rows).filter(shown), next = rows[rows.indexOf(cell.parentNode) + step];
    return next && next.cells[cell.cellIndex];
  };
  region.addEventListener("keydown", event => {
    const [move, step] = { ArrowLeft: [beside, -1], ArrowRight: [beside, 1], ArrowUp: [below, -1], ArrowDown: [below, 1] }[event.key] || [];
    if (!move) return;
    const first = () => [...table.querySelectorAll("tr[data-w] td")].find(shown);
    const next = at && shown(at) ? move(at, step) : first();
    if (!next) return;
    event.preventDefault();
    say(next);
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  apply();
})();
