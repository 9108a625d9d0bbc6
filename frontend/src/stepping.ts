/** Step through the claims of a page by keyboard: j and k, Enter for the whole claim, o for the original. */
export function stepThroughClaims(page: Document): void {
  const place = page.querySelector<HTMLElement>("[data-steps]");
  if (!place) return;
  const claims = [...place.querySelectorAll<HTMLElement>(".card, .claim")];
  const numbered = new Map(claims.map((claim) => [claim.dataset["n"], claim]));
  let current = -1;

  function show(claim: HTMLElement, moves: boolean): void {
    current = claims.indexOf(claim);
    for (const other of place!.querySelectorAll(".current")) other.classList.remove("current");
    claim.classList.add("current");
    const n = claim.dataset["n"];
    if (n) for (const mark of place!.querySelectorAll(`mark[data-c~="${CSS.escape(n)}"]`)) mark.classList.add("current");
    if (!moves) return;
    claim.focus({ preventScroll: true });
    claim.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", `#${claim.id}`);
  }

  page.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "k") {
      const next = claims[Math.min(Math.max(current + (event.key === "j" ? 1 : -1), 0), claims.length - 1)];
      if (next) show(next, true);
    } else if (event.key === "Enter" && event.target === claims[current]) {
      claims[current]?.querySelector<HTMLAnchorElement>("a.go")?.click();
    } else if (event.key === "o") {
      page.querySelector<HTMLAnchorElement>("#original")?.click();
    }
  });
  place.addEventListener("focusin", (event) => {
    const claim = event.target instanceof Element && event.target.closest<HTMLElement>(".card, .claim");
    if (claim) show(claim, false);
  });
  place.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a") || String(getSelection())) return;
    const claim = event.target.closest<HTMLElement>(".card, .claim");
    const mark = event.target.closest<HTMLElement>("mark[data-c]");
    const found = claim ?? numbered.get(mark?.dataset["c"]?.split(" ").at(-1));
    if (found) show(found, claim === null);
  });

  function follow(): void {
    const claim = claims.find((one) => `#${one.id}` === location.hash);
    if (claim) show(claim, false);
  }
  addEventListener("hashchange", follow);
  follow();
}
