// The report with JavaScript: narrows what is shown, explains marks, moves by arrow keys. Everything is there without it.
"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  root.classList.add("js");

  // --- language: the style sheet shows one of the two; what a style sheet cannot reach is said here ---
  function speak(lang) {
    root.lang = lang;
    root.classList.toggle("say-en", lang === "en");
    root.classList.toggle("say-es", lang === "es");
    for (const element of all("[data-en]")) element.textContent = element.dataset[lang];
    for (const point of points) point.element.setAttribute("aria-label", told(point).join(", "));
  }

  // Accents and case do not matter, as on the command line
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

  const articles = all(".record");
  const records = new Map(articles.map((article) => [article.id, { article, shown: true }]));
  const rows = all("#ledger tbody tr");
  const points = all(".point").map((element) => ({ element, id: element.getAttribute("href").slice(1) }));

  // What is said in the language that is shown
  function visible(element) {
    const own = element.querySelector(`:scope > .${root.lang}`);
    return (own || element).textContent.trim();
  }
  function told(point) {
    const { article } = records.get(point.id);
    return [".when", ".kind", "h4", ".parties"].map((part) => visible(article.querySelector(part))).filter(Boolean);
  }

  // --- filters ---
  const form = one("filters");
  const search = one("search");
  const choices = all("select[data-field]", form);
  const [from, to] = [one("from"), one("to")];
  let haystacks = null;

  function haystack(record) {
    const parts = all("h4, .summary, .slug, .parties, dd, cite, .sources li", record.article).map((part) => part.textContent);
    return fold([...parts, record.article.dataset.aliases || ""].join(" "));
  }

  function matches(record, wanted) {
    const data = record.article.dataset;
    if (!wanted.kinds.has(data.kind)) return false;
    if (from && (data.last || "9999") < wanted.first) return false;
    if (from && (data.first || "0000") > wanted.last) return false;
    if (!wanted.keys.every(([field, key]) => (data[field] || "").split(" ").includes(key))) return false;
    return wanted.words.every((word) => haystacks.get(record).includes(word));
  }

  function narrow() {
    const typed = fold(search.value.trim());
    const words = (typed.match(/"[^"]+"|[^\s"]+/g) || []).map((word) => word.replaceAll('"', ""));
    if (words.length && !haystacks) haystacks = new Map([...records.values()].map((record) => [record, haystack(record)]));
    const years = from ? [from.value, to.value].sort() : ["", ""];
    const widest = from && years[0] === from.options[0].value && years[1] === to.options[to.options.length - 1].value;
    const wanted = {
      words,
      kinds: new Set(all("[name=kind]:checked", form).map((box) => box.value)),
      keys: choices.filter((choice) => choice.value).map((choice) => [choice.dataset.field, choice.value]),
      first: widest ? "0000" : years[0],
      last: widest ? "9999" : years[1],
    };
    for (const record of records.values()) {
      record.shown = matches(record, wanted);
      record.article.hidden = !record.shown;
    }
    show();
  }

  const trees = all(".tree").map((tree) => [tree, [...tree.children]]);
  // Those that are not named stand last, however many
  const size = (branch) => (branch.querySelector("summary .gap") ? -1 : Number(branch.querySelector(".n").textContent));

  function show() {
    const shown = (id) => records.get(id).shown;
    for (const row of rows) row.hidden = !shown(row.dataset.id);
    for (const point of points) point.element.classList.toggle("off", !shown(point.id));
    for (const year of all(".in-year")) year.hidden = !year.querySelector(".record:not([hidden])");
    // Inner branches first: a branch is there for the records under it that match
    for (const link of all(".refs a")) link.hidden = !shown(link.hash.slice(1));
    for (const branch of all(".branch").reverse()) {
      const ids = new Set(all(".refs a:not([hidden])", branch).map((link) => link.hash));
      branch.hidden = ids.size === 0;
      branch.querySelector(".n").textContent = ids.size;
      const years = [...ids].map((id) => records.get(id.slice(1)).article.dataset.first).filter(Boolean).sort();
      const when = branch.querySelector(":scope > p > .when, :scope > details > summary > .when");
      if (when) when.textContent = [...new Set([years[0], years.at(-1)])].join("–");
      const bar = branch.querySelector(":scope > details > summary .bar rect");
      if (bar) bar.setAttribute("width", ids.size);
    }
    for (const [tree, branches] of trees) tree.append(...[...branches].sort((before, after) => size(after) - size(before)));
    const count = articles.filter((article) => !article.hidden).length;
    one("matching").textContent = count.toLocaleString("en");
    document.querySelector("#records .none").hidden = count > 0;
    rove();
  }

  let waiting = 0;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, event.target === search ? 120 : 0);
  });
  form.addEventListener("reset", () => setTimeout(narrow, 0));

  // --- the picture: one stop for the tabulator, arrows from mark to mark, a card for the mark at hand ---
  const card = one("card");
  function rove(chosen) {
    const open = points.filter((point) => !point.element.classList.contains("off"));
    const current = chosen || open.find((point) => point.element.tabIndex === 0) || open[0];
    for (const point of points) point.element.tabIndex = point === current ? 0 : -1;
    return { open, current };
  }
  function explain(element) {
    const point = points.find((each) => each.element === element);
    if (!point) {
      card.hidden = true;
      return;
    }
    const { article } = records.get(point.id);
    card.replaceChildren(
      ...told(point).map((text, index) => {
        const line = document.createElement(index === 2 ? "b" : "span");
        line.textContent = text;
        return line;
      }),
    );
    card.className = article.dataset.kind;
    card.hidden = false;
    const box = element.getBoundingClientRect();
    const frame = card.offsetParent.getBoundingClientRect();
    const left = box.left - frame.left + box.width / 2 - card.offsetWidth / 2;
    card.style.left = `${Math.max(0, Math.min(left, frame.width - card.offsetWidth))}px`;
    const above = box.top - card.offsetHeight - 8;
    card.style.top = `${(above > 0 ? above : box.bottom + 8) - frame.top}px`;
  }
  const picture = document.querySelector(".picture");
  picture.addEventListener("mouseover", (event) => explain(event.target.closest(".point")));
  picture.addEventListener("mouseleave", () => explain(null));
  picture.addEventListener("focusin", (event) => explain(event.target.closest(".point")));
  picture.addEventListener("focusout", () => explain(null));
  picture.addEventListener("keydown", (event) => {
    const { open, current } = rove();
    const index = open.indexOf(current);
    const beside = open.filter((point) => point.element.parentNode === current?.element.parentNode);
    const lane = all(".lane." + current?.element.parentNode.classList[1] + " .point:not(.off)", picture);
    const place = lane.indexOf(current?.element);
    const next = {
      ArrowRight: open[index + 1],
      ArrowLeft: open[index - 1],
      ArrowDown: points.find((point) => point.element === lane[place + 1]),
      ArrowUp: points.find((point) => point.element === lane[place - 1]),
      Home: open[0],
      End: open[open.length - 1],
      Escape: null,
    }[event.key];
    if (next === undefined || !beside.length) return;
    event.preventDefault();
    if (next === null) return explain(null);
    rove(next);
    next.element.focus();
  });

  // --- going to a record shows it, whatever the filters hide ---
  function arrive() {
    const target = one(decodeURIComponent(location.hash.slice(1)));
    const article = target?.closest(".record");
    if (!article) return;
    article.hidden = false;
    article.closest(".in-year").hidden = false;
    article.querySelector("details").open = true;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  }
  addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) arrive();
  });

  // --- the table in the order of a column ---
  for (const head of all("#ledger th[data-sorts]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      const column = head.cellIndex;
      const key = (row) => {
        const cell = row.cells[column];
        return cell.dataset.sort || fold(visible(cell.querySelector("a") || cell));
      };
      const order = rows.map((row) => [key(row), row]).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      if (falling) order.reverse();
      for (const other of all("#ledger thead th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
      one("ledger").querySelector("tbody").append(...order.map(([, row]) => row));
    });
  }

  // --- open and close; paper shows everything ---
  const unfold = (open, within) => all("details", within).forEach((details) => (details.open = open));
  one("open").addEventListener("click", () => unfold(true, one("records")));
  one("close").addEventListener("click", () => unfold(false, one("records")));
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)));

  form.hidden = false;
  for (const point of points) point.element.removeAttribute("title");
  for (const choice of all("[name=language]")) choice.addEventListener("change", () => speak(choice.value));
  speak(document.querySelector("[name=language]:checked").value);
  rove();
  arrive();
})();
