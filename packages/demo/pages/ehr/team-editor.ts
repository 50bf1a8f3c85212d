/** The chart's care team, and the dialog in which staff change it. */
import { element } from "../shared/dom.ts";
import { type Chart, type Colleague, changeTeam, loadStaff, type TeamRole } from "./chart-data.ts";

const roles: Readonly<Record<TeamRole, string>> = {
  "primary-coach": "Primary coach",
  "care-team": "Care team",
  secondary: "Secondary coach",
};

type Change = (member: string, role: TeamRole | null) => Promise<void>;

function roleSelect(label: string, current: TeamRole): HTMLSelectElement {
  const options = Object.entries(roles).map(([value, text]) => element("option", { value }, text));
  const select = element("select", { "aria-label": label }, ...options);
  select.value = current;
  return select;
}

function memberRow({ id, name, role }: Chart["team"][number], change: Change): HTMLElement {
  const select = roleSelect(`Role of ${name}`, role);
  select.addEventListener("change", () => void change(id, select.value as TeamRole));
  const remove = element(
    "button",
    { type: "button", class: "plain", "aria-label": `Remove ${name}` },
    "Remove",
  );
  remove.addEventListener("click", () => void change(id, null));
  return element("li", {}, element("bdi", {}, name), select, remove);
}

function addRow(others: readonly Colleague[], change: Change): HTMLElement | null {
  if (others.length === 0) return null;
  const options = others.map(({ id, name, title }) => element("option", { value: id }, `${name}, ${title}`));
  const who = element("select", { "aria-label": "Member of staff" }, ...options);
  const role = roleSelect("Role", "care-team");
  const add = element("button", { type: "button", class: "plain" }, "Add");
  add.addEventListener("click", () => void change(who.value, role.value as TeamRole));
  return element("div", { class: "add" }, who, role, add);
}

/** Opens over the chart; each change is made at once. Resolves when it was closed, with whether anything changed. */
export async function editTeam(chart: Chart): Promise<boolean> {
  const staff = await loadStaff();
  const list = element("ul", { class: "team-list" });
  const adding = element("div");
  const note = element("p", { role: "status", class: "soft" });
  const done = element("button", { value: "done", class: "plain" }, "Done");
  const dialog = element(
    "dialog",
    { class: "ask team-editor", "aria-labelledby": "team-heading" },
    element("h2", { id: "team-heading" }, "Edit care team"),
    list,
    adding,
    note,
    element("form", { method: "dialog" }, done),
  );
  let team = chart.team;
  let isChanged = false;

  const show = (): void => {
    list.replaceChildren(...team.map(member => memberRow(member, change)));
    const row = addRow(
      staff.filter(({ id }) => !team.some(member => member.id === id)),
      change,
    );
    adding.replaceChildren(...(row === null ? [] : [row]));
  };
  const change: Change = async (id, role) => {
    note.textContent = "Saving…";
    try {
      await changeTeam(chart.key, id, role);
    } catch {
      note.textContent = "This was not saved. Please try again.";
      return;
    }
    isChanged = true;
    const name = [...team, ...staff].find(person => person.id === id)?.name ?? "";
    const isThere = team.some(member => member.id === id);
    if (role === null) team = team.filter(member => member.id !== id);
    else if (isThere) team = team.map(member => (member.id === id ? { ...member, role } : member));
    else team = [...team, { id, name, role, note: "" }];
    note.textContent = "Saved.";
    show();
    // What was pressed may be gone.
    if (!dialog.contains(document.activeElement)) done.focus();
  };

  show();
  document.body.append(dialog);
  dialog.showModal();
  await new Promise(resolve => dialog.addEventListener("close", resolve, { once: true }));
  dialog.remove();
  return isChanged;
}
