/** The chart's calendar and plan, and the dialog in which staff change what is in them. */
import type { StreamItem } from "@carethread/model";
import { element } from "../shared/dom.ts";
import { type Chart, loadStream, putItem } from "./chart-data.ts";

const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

function lineOf(item: StreamItem): string {
  if (item.cancelled) return "Cancelled";
  if (item.sort === "plan-update") return item.text ?? "Plan";
  const time = item.start === undefined ? (item.date ?? "") : when.format(item.start);
  return item.location === undefined ? time : `${time}, ${item.location}`;
}

/** A time as a field of the kind `datetime-local` has it. */
function localTime(at: number): string {
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function field(label: string, name: string, type: string, value: string): HTMLElement {
  const input = element("input", {
    type,
    name,
    value,
    ...(name === "title" || type !== "text" ? { required: "" } : {}),
  });
  return element("label", { class: "field" }, element("span", {}, label), input);
}

/** Asks for an item; null where the person thought otherwise. */
async function askFor(sort: StreamItem["sort"], old: StreamItem | null): Promise<StreamItem | null> {
  const isVisit = sort === "calendar-event";
  const visit = old?.sort === "calendar-event" ? old : null;
  const tomorrow = Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 24 * 3_600_000;
  const heading = `${old === null ? "Add" : "Change"} ${isVisit ? "appointment" : "plan update"}`;
  const form = element(
    "form",
    { method: "dialog" },
    field(isVisit ? "Appointment" : "What changes", "title", "text", old?.title ?? ""),
    ...(isVisit
      ? [
          field("When", "start", "datetime-local", localTime(visit?.start ?? tomorrow)),
          field("Where", "location", "text", visit?.location ?? ""),
        ]
      : [field("Details", "text", "text", old?.text ?? "")]),
    element(
      "div",
      { class: "buttons" },
      element("button", { value: "cancel", class: "plain", formnovalidate: "" }, "Cancel"),
      element("button", { value: "save", class: "button" }, "Save"),
    ),
  );
  const dialog = element(
    "dialog",
    { class: "ask stream-editor", "aria-labelledby": "stream-heading" },
    element("h2", { id: "stream-heading" }, heading),
    form,
  );
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  if (dialog.returnValue !== "save") return null;
  const data = new FormData(form);
  const textOf = (name: string): string => String(data.get(name) ?? "").trim();
  const id = old?.id ?? crypto.randomUUID();
  const title = textOf("title");
  if (title === "") return null;
  if (!isVisit) return { sort, id, title, ...(textOf("text") === "" ? {} : { text: textOf("text") }) };
  const start = new Date(textOf("start")).getTime();
  const length = (visit?.end ?? 0) - (visit?.start ?? 0);
  return {
    ...{ sort, id, title, start },
    ...(length > 0 ? { end: start + length } : {}),
    ...(textOf("location") === "" ? {} : { location: textOf("location") }),
  };
}

/** The card's content: each item with what can be done with it. */
export function streamList(chart: Chart): HTMLElement {
  const list = element("ul", { class: "people stream-list" });
  const note = element("p", { role: "status", class: "soft" });

  const change = async (item: StreamItem | null): Promise<void> => {
    if (item === null) return;
    note.textContent = "Saving…";
    try {
      await putItem(chart.key, item);
      note.textContent = "Saved.";
    } catch {
      note.textContent = "This was not saved. Please try again.";
    }
    await show();
  };
  const button = (label: string, about: string, act: () => void): HTMLElement => {
    const made = element(
      "button",
      { type: "button", class: "plain", "aria-label": `${label} ${about}` },
      label,
    );
    made.addEventListener("click", act);
    return made;
  };
  const row = (item: StreamItem): HTMLElement =>
    element(
      "li",
      {},
      element("span", {}, element("bdi", {}, item.title)),
      element("span", { class: "soft" }, lineOf(item)),
      element(
        "span",
        { class: "item-actions" },
        ...(item.cancelled
          ? []
          : [
              button("Change", item.title, () => void askFor(item.sort, item).then(change)),
              button(
                item.sort === "plan-update" ? "Remove" : "Cancel",
                item.title,
                () => void change({ ...item, cancelled: true }),
              ),
            ]),
      ),
    );
  const show = async (): Promise<void> => {
    const items = await loadStream(chart.key);
    list.replaceChildren(
      ...(items.length === 0 ? [element("li", { class: "soft" }, "Nothing is planned.")] : items.map(row)),
    );
  };

  const adding = element(
    "div",
    { class: "item-actions" },
    button("Add appointment", `for ${chart.name}`, () => void askFor("calendar-event", null).then(change)),
    button("Add plan update", `for ${chart.name}`, () => void askFor("plan-update", null).then(change)),
  );
  show().catch(() => {
    note.textContent = "The calendar could not be loaded.";
  });
  return element("div", {}, list, adding, note);
}
