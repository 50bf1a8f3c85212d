/** The chart's encounters: the list, and a page of each, from which the chat is gone to and orders are added. */
import { type Child, element } from "../shared/dom.ts";
import { type ChartEncounter, changeEncounter, loadEncounters } from "./encounter-data.ts";

export interface EncountersTab {
  readonly element: HTMLElement;
  /** Shows one, or null for the list; kept up to date until `hide`. */
  show(encounter: string | null): void;
  hide(): void;
}

/** How often what is shown is asked for again, in milliseconds. */
const every = 1_500;

const orders = ["Audiogram", "Spirometry", "Complete blood count"];
const documents = ["Visit note", "Fitness certificate", "Laboratory report"];
const status = { "in-progress": "In progress", finished: "Archived and closed" } as const;
const kinds = { order: "Order", document: "Document" } as const;
const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const timeOf = (at: number): string => times.format(new Date(at));

function rows(all: readonly ChartEncounter[], place: string): Child {
  if (all.length === 0) return element("p", { class: "soft" }, "No encounters yet.");
  const head = ["Type", "Opened", "Status"].map(name => element("th", { scope: "col" }, name));
  const lines = all.map(({ id, type, status: is, history }) =>
    element(
      "tr",
      {},
      element("td", {}, element("a", { href: `${place}/encounters/${id}` }, type)),
      element("td", {}, timeOf(history[0]?.at ?? 0)),
      element("td", {}, status[is]),
    ),
  );
  return element(
    "table",
    { "aria-label": "Encounters" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...lines),
  );
}

/** Asks which of these; null for none. */
async function choose(heading: string, label: string, options: readonly string[]): Promise<string | null> {
  const select = element(
    "select",
    { "aria-label": label },
    ...options.map(value => element("option", { value }, value)),
  );
  const dialog = element(
    "dialog",
    { class: "ask", "aria-label": heading },
    element("h2", {}, heading),
    select,
    element(
      "form",
      { method: "dialog" },
      element("button", { value: "", class: "plain" }, "Cancel"),
      element("button", { value: "yes", class: "button" }, heading),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return dialog.returnValue === "yes" ? select.value : null;
}

/** `place` is the chart's address. */
export function encountersTab(patient: string, place: string): EncountersTab {
  const body = element("div");
  const note = element("p", { role: "status", class: "soft" });
  const sheet = element("section", { class: "encounters sheet", "aria-label": "Encounters" }, body, note);
  let shown: string | null = null;
  let told = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = async (
    encounter: string,
    action: "finish" | "order" | "document",
    title = "",
  ): Promise<void> => {
    note.textContent = "Saving…";
    try {
      await changeEncounter({ encounter, action, title });
      note.textContent = "Saved.";
    } catch {
      note.textContent = "This was not saved. The encounter may be closed by now.";
    }
    await refresh();
  };

  const button = (name: string, isOn: boolean, act: () => unknown): HTMLButtonElement => {
    const made = element("button", { type: "button", class: "button" }, name);
    made.disabled = !isOn;
    made.addEventListener("click", () => void act());
    return made;
  };

  function page({ id, conversation, type, status: is, history, links }: ChartEncounter): readonly Child[] {
    const isOpen = is === "in-progress";
    const add = async (kind: "order" | "document"): Promise<void> => {
      const [name, options] =
        kind === "order" ? (["Add order", orders] as const) : (["Link document", documents] as const);
      const title = await choose(name, kinds[kind], options);
      if (title !== null) await ask(id, kind, title);
    };
    return [
      element("a", { class: "back", href: `${place}/encounters` }, "‹ Encounters"),
      element("h2", {}, type),
      element("p", {}, element("span", { class: isOpen ? "tag" : "tag deceased" }, status[is])),
      element(
        "p",
        { class: "actions" },
        button("Add order", isOpen, () => add("order")),
        button("Link document", isOpen, () => add("document")),
        button("Archive and Close", isOpen, () => ask(id, "finish")),
        element("a", { href: `${place}/chat/${conversation}` }, "Go to chat"),
      ),
      element("h3", {}, "Orders and documents"),
      links.length === 0
        ? element("p", { class: "soft" }, "Nothing is linked.")
        : element(
            "ul",
            { "aria-label": "Orders and documents" },
            ...links.map(({ kind, title, date = "" }) =>
              element("li", {}, `${kinds[kind]}: ${title} ${date}`),
            ),
          ),
      element("h3", {}, "History"),
      element("ul", {}, ...history.map(was => element("li", {}, `${status[was.status]}, ${timeOf(was.at)}`))),
    ];
  }

  async function refresh(): Promise<void> {
    clearTimeout(timer);
    const of = shown;
    try {
      const all = await loadEncounters(patient);
      const one = of === null ? null : all.find(({ id }) => id === of);
      const now = JSON.stringify([of, one === null ? all : one]);
      // What is the same is not made anew: somebody may be at a button of it.
      if (of === shown && now !== told) {
        told = now;
        if (one === null) body.replaceChildren(...[rows(all, place)].filter(child => child !== null));
        else if (one === undefined)
          body.replaceChildren(element("p", { class: "soft" }, "No such encounter."));
        else body.replaceChildren(...page(one).filter(child => child !== null));
      }
    } catch {
      note.textContent = "The encounters could not be loaded.";
    }
    if (sheet.isConnected && of === shown) timer = setTimeout(() => void refresh(), every);
  }

  return {
    element: sheet,
    show(encounter) {
      if (encounter !== shown) note.textContent = "";
      shown = encounter;
      void refresh();
    },
    hide: () => clearTimeout(timer),
  };
}
