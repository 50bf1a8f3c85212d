/** The dialog in which staff create or update a patient: with the mobile phone, and whether it is texted. */
import { element } from "../shared/dom.ts";
import { type Chart, savePatient } from "./chart-data.ts";

function field(label: string, name: string, value: string, more: Record<string, string> = {}): HTMLElement {
  return element(
    "label",
    { class: "field" },
    element("span", {}, label),
    element("input", { name, value, autocomplete: "off", ...more }),
  );
}

/** Opens over the page. Resolves when it was closed, to whether anything changed. */
export async function editPatient(chart: Chart | null): Promise<boolean> {
  const note = element("p", { role: "status", class: "soft" });
  const texting = element("care-texting", {
    phone: chart?.phone ?? "",
    ...(chart === null ? {} : { patient: chart.key }),
  });
  const portal = element("input", {
    type: "checkbox",
    name: "portal",
    ...(chart !== null && chart.portal.length > 0 ? { checked: "", disabled: "" } : {}),
  });
  const cancel = element("button", { type: "button", class: "plain" }, "Cancel");
  const save = element("button", { type: "submit", class: "button" }, "Save");
  const form = element(
    "form",
    {},
    field("Name", "name", chart?.name ?? "", { required: "" }),
    field("Date of birth", "birthDate", chart?.birthDate ?? "", { type: "date", required: "" }),
    field("Patient ID", "patientId", chart?.patientId ?? "", { required: "" }),
    texting,
    element("label", { class: "check" }, portal, element("span", {}, "Patient Portal")),
    note,
    element("div", { class: "buttons" }, cancel, save),
  );
  const dialog = element(
    "dialog",
    { class: "ask patient-editor", "aria-labelledby": "patient-heading" },
    element("h2", { id: "patient-heading" }, chart === null ? "Create Patient" : "Update Patient"),
    form,
  );
  let isChanged = false;
  let key = chart?.key ?? null;
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", event => {
    event.preventDefault();
    note.textContent = "Saving…";
    void store().catch(() => {
      note.textContent = "This was not saved. Please try again.";
    });
  });

  async function store(): Promise<void> {
    const said = new FormData(form);
    const text = (name: string): string => String(said.get(name) ?? "").trim();
    key = await savePatient({
      patient: key,
      name: text("name"),
      birthDate: text("birthDate"),
      patientId: text("patientId"),
      phone: texting.phone.trim(),
      portal: said.has("portal"),
    });
    isChanged = true;
    texting.patient = key;
    // What could not be done about the texts stands at the field.
    if (await texting.save()) dialog.close();
    else note.textContent = "The patient is saved.";
  }

  document.body.querySelector("care-provider")?.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return isChanged;
}
