/** Decide corrections by keyboard: j and k step, a accepts, e edits the value, r rejects, u is unsure, z takes the last back. */
export function decideByKeyboard(page: Document): void {
  const items = [...page.querySelectorAll<HTMLElement>(".suggested")];
  const undo = page.querySelector<HTMLButtonElement>("#undo button");
  if (!items.length && !undo) return;
  let current = items.findIndex((item) => `#${item.id}` === location.hash);

  function show(n: number): void {
    const item = items[Math.min(Math.max(n, 0), items.length - 1)];
    if (!item) return;
    current = items.indexOf(item);
    for (const other of items) other.classList.toggle("current", other === item);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  const verdicts: Record<string, string> = { a: "accept", r: "reject", u: "unsure" };
  page.addEventListener("keydown", (event) => {
    const field = event.target instanceof Element && event.target.closest("input, select, textarea");
    if (event.key === "Escape" && field) show(current); // out of a field, back to the keys
    if (field || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const item = items[current];
    const verdict = verdicts[event.key];
    if (event.key === "j") show(current + 1);
    else if (event.key === "k") show(current - 1);
    else if (event.key === "z") undo?.click();
    else if (event.key === "e") {
      event.preventDefault(); // or the letter stands in the field
      item?.querySelector<HTMLInputElement>("input[name=value]")?.select();
      item?.querySelector<HTMLInputElement>("input[name=value]")?.focus();
    } else if (verdict) {
      const name = item?.querySelector<HTMLInputElement>("input[name=author]");
      if (name && !name.value) event.preventDefault(); // the form asks for it, and it should not hold the letter
      item?.querySelector<HTMLButtonElement>(`button[value=${verdict}]`)?.click();
    }
  });
  for (const item of items) {
    item.addEventListener("focusin", () => {
      current = items.indexOf(item);
      for (const other of items) other.classList.toggle("current", other === item);
    });
  }
  if (current >= 0) show(current);
}
