/** The dialog in which staff start the plan by which a patient is coached, or end it. */
import { element } from "../shared/dom.ts";
import { type Chart, changePlan } from "./chart-data.ts";

/** The day on this device. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Opens over the chart. Resolves when it was closed, to whether anything changed. */
export async function editPlan({ key, name, plan }: Chart): Promise<boolean> {
  const note = element("p", { role: "status", class: "soft" });
  const first = element("input", { name: "plan", type: "date", required: "", value: today() });
  const cancel = element("button", { type: "button", class: "plain" }, "Cancel");
  const end = element("button", { type: "button", class: "plain" }, "End plan");
  const start = element(
    "button",
    { type: "submit", class: "button" },
    plan === null ? "Start" : "Start anew",
  );
  const form = element(
    "form",
    {},
    element("label", { class: "field" }, element("span", {}, "First day"), first),
    element(
      "p",
      { class: "soft" },
      `A message to ${name} is due every day for two weeks from then on, and then every week.`,
    ),
    note,
    element("div", { class: "buttons" }, cancel, plan === null ? null : end, start),
  );
  const dialog = element(
    "dialog",
    { class: "ask patient-editor", "aria-labelledby": "plan-heading" },
    element("h2", { id: "plan-heading" }, plan === null ? "Start Health Action Plan" : "Health Action Plan"),
    form,
  );
  let isChanged = false;
  const save = async (day: string | null): Promise<void> => {
    note.textContent = "Saving…";
    try {
      await changePlan(key, day);
      isChanged = true;
      dialog.close();
    } catch {
      note.textContent = "This was not saved. Please try again.";
    }
  };
  cancel.addEventListener("click", () => dialog.close());
  end.addEventListener("click", () => void save(null));
  form.addEventListener("submit", event => {
    event.preventDefault();
    void save(first.value);
  });
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return isChanged;
}
