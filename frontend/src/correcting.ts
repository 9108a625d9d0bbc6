/**
 * Correct a mistake: select words, press Ctrl+Enter (⌘+Enter) or the button that appears, and the form comes up
 * over the report. The form is the server's own page; without scripts it is reached by its link.
 */

interface Passage { start: number; end: number }

const length = (text: string): number => [...text].length; // code points, as the ledger counts

/** The text nodes of a line that are the report's own: the numbers of claims are ours. */
function* words(line: Element): Generator<Text> {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest("a.n")) yield node;
  }
}

/** Where a range begins and ends in the report's clean text; null where it holds none of it. */
export function passageOf(range: Range, text: Element): Passage | null {
  let start = -1;
  let end = -1;
  for (const line of text.querySelectorAll<HTMLElement>("[data-start]")) {
    if (!range.intersectsNode(line)) continue;
    let at = Number(line.dataset["start"]);
    for (const node of words(line)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.data.length;
        if (to > from) {
          if (start < 0) start = at + length(node.data.slice(0, from));
          end = at + length(node.data.slice(0, to));
        }
      }
      at += length(node.data);
    }
  }
  return start < end ? { start, end } : null;
}

export function correctMistakes(page: Document): void {
  const text = page.querySelector<HTMLElement>("[data-report]");
  const link = page.querySelector<HTMLAnchorElement>("a.correct");
  if (!link) return;
  const dialog = page.createElement("dialog");
  dialog.className = "correcting";
  dialog.setAttribute("aria-label", "Correct a mistake");
  page.body.append(dialog);
  let before: { focus: Element | null; range: Range | null } = { focus: null, range: null };

  function selected(): Range | null {
    const selection = getSelection();
    return selection && !selection.isCollapsed && selection.rangeCount ? selection.getRangeAt(0) : null;
  }

  /** The address of the form for what is selected, else for the claim that is current, else for the page. */
  function address(): string {
    const range = selected();
    const passage = range && text && passageOf(range, text);
    const report = `/correct?report=${text?.dataset["report"] ?? ""}`;
    if (passage) return `${report}&start=${passage.start}&end=${passage.end}`;
    const card = text?.querySelector<HTMLElement>(".card.current");
    return card ? `${report}&claim=${card.id.slice(2)}` : link!.getAttribute("href")!;
  }

  function say(sentence: string): void {
    let alert = dialog.querySelector<HTMLElement>(".alert");
    if (!alert) {
      alert = page.createElement("p");
      alert.className = "alert dispute";
      alert.setAttribute("role", "alert");
      const buttons = dialog.querySelector(".buttons");
      if (buttons) buttons.before(alert);
      else dialog.replaceChildren(alert, closing("Close"));
    }
    alert.textContent = sentence;
  }

  function closing(word: string): HTMLButtonElement {
    const close = page.createElement("button");
    close.type = "button";
    close.className = "close";
    close.textContent = word;
    close.addEventListener("click", () => dialog.close());
    return close;
  }

  /** Show the main part of one of our pages in the dialog; the sentence of a failure beside the form. */
  async function show(answer: Promise<Response>): Promise<void> {
    let response: Response;
    let main: Element | null;
    try {
      response = await answer;
      main = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("main");
    } catch {
      say("The room did not answer. Check that it still runs, and send it again.");
      return;
    }
    const form = dialog.querySelector("form.correct");
    if (!response.ok && form) {
      say(main?.querySelector("p")?.textContent ?? `${response.status}`);
      return;
    }
    const close = closing(response.ok && main?.querySelector("form") ? "Cancel" : "Close");
    dialog.replaceChildren(...(main ? page.importNode(main, true).childNodes : []), close);
    (dialog.querySelector<HTMLElement>(".fields input:not([type=hidden]), [name=passage], [name=typo]") ?? close).focus();
  }

  function open(href: string): void {
    if (!dialog.open) {
      before = { focus: page.activeElement, range: selected()?.cloneRange() ?? null };
      dialog.replaceChildren();
      dialog.showModal();
    }
    button.hidden = true;
    void show(fetch(href));
  }

  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation(); // the keys of the report behind it sleep
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (sends) dialog.querySelector<HTMLFormElement>("form.correct")?.requestSubmit();
  });
  dialog.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    event.preventDefault();
    const send = form.querySelector<HTMLButtonElement>(".buttons button");
    if (send?.disabled) return;
    if (send) send.disabled = true;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
    void show(fetch(form.action, { method: "POST", body })).finally(() => {
      if (send) send.disabled = false;
    });
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) {
      const box = dialog.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (!inside) dialog.close();
      return;
    }
    const chosen = event.target instanceof Element && event.target.closest<HTMLAnchorElement>(".which a");
    const back = event.target instanceof Element && event.target.closest("a.back");
    if (chosen || back) event.preventDefault();
    if (chosen) open(chosen.href);
    if (back) dialog.close();
  });
  dialog.addEventListener("close", () => {
    if (before.focus instanceof HTMLElement) before.focus.focus({ preventScroll: true });
    if (before.range) {
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(before.range);
    }
  });

  const button = page.createElement("button");
  button.type = "button";
  button.className = "correct-this";
  button.textContent = "Correct";
  button.hidden = true;
  button.addEventListener("pointerdown", (event) => event.preventDefault()); // which would end the selection
  button.addEventListener("click", () => open(address()));
  page.body.append(button);

  const gap = matchMedia("(pointer: coarse)").matches ? 28 : 6; // a finger's handles hang below the words

  function place(): void {
    const range = dialog.open ? null : selected();
    const passage = range && text && passageOf(range, text);
    button.hidden = !passage;
    if (!range || !passage) return;
    const rects = range.getClientRects();
    const box = rects[rects.length - 1] ?? range.getBoundingClientRect();
    const x = Math.min(Math.max(box.right - button.offsetWidth, 8), innerWidth - button.offsetWidth - 8);
    button.style.left = `${x + scrollX}px`;
    button.style.top = `${box.bottom + scrollY + gap}px`;
  }
  page.addEventListener("selectionchange", place);

  page.addEventListener("click", (event) => {
    const asked = event.target instanceof Element && event.target.closest("a.correct");
    if (!asked || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(text ? address() : link.getAttribute("href")!);
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
    event.preventDefault();
    open(address());
  });
}
