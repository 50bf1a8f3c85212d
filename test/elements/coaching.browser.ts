/** A coach's rhythm in front of people: what is due in list, thread and tasks, and the form behind the gear. */
import type { CareMessenger, CareTasks } from "@carethread/elements";
import { dateAt, dayAfter } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { typeChoice } from "./device.ts";
import { all, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

const tabs = { staff: ["all", "due"], portal: [] };
const settings = { kinds: ["continuous"], cadence: true, tabs };
/** By the practice's calendar, which here is UTC's. */
const day = (ago: number) => dayAfter(dateAt(undefined, Date.now()), -ago);

/** Rosa's plan began so many days ago, and nobody has written to her. */
async function coached(ago: number, change: Record<string, unknown> = {}) {
  const made = await practice({ ...settings, ...change });
  const id = await made.continuous("rosa");
  const { team, linked } = made.world.rosa();
  await made.changePatient("rosa", { name: "Rosa Diaz", team, linked, plan: day(ago) });
  return { made, id };
}

async function messenger(made: Awaited<ReturnType<typeof coached>>["made"], sub = "kim") {
  const client = made.client("staff", sub);
  const element = await mount<CareMessenger>(html`<care-messenger .client=${client}></care-messenger>`);
  return { element, list: await shown(element, "[part=inbox]") };
}

const due = (element: Element): string => textOf(maybe(element, "[part=due]"));

/** All that an element shows. */
const said = (element: Element): string => element.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? "";

describe("a coach's rhythm", () => {
  it("[F-119] a message that is due stands in the row, in the part Due, over the thread and in the tasks, until one is written", async () => {
    const { made, id } = await coached(3);
    const { element, list } = await messenger(made);
    await waitUntil(() => due(list).startsWith("Message overdue since"));
    await waitUntil(() => /1 conversation/.test(get(list, "#tab-due").textContent ?? ""));
    get(list, "#tab-all").focus();
    await press("ArrowRight");
    expect(element.tab).to.equal("due");
    await waitUntil(() => all(list, "[part~=row]").length === 1);
    await expect(list).to.be.accessible();
    (await shown(list, "[part=row-button]")).click();
    const thread = await shown(element, "[part=thread]");
    await waitUntil(() => /^Message overdue since .+ · every day until .+$/.test(due(thread)));
    const tasks = await mount<CareTasks>(
      html`<care-tasks .client=${made.client("staff", "kim")}></care-tasks>`,
    );
    await waitUntil(() => /Message to the patient/.test(textOf(maybe(tasks, "[part=task]"))));
    expect(textOf(get(tasks, "[part~=due]"))).to.equal("Overdue by 2 days");
    await made.say(id, "staff", "kim", "How is it going?");
    await waitUntil(() => maybe(list, "[part=due]") === null);
    await waitUntil(() => maybe(tasks, "[part=task]") === null);
    await waitUntil(() => due(thread).startsWith("Next message due"));
    await waitUntil(() => /No message is due/.test(said(list)));
  });

  it("[F-119] on the day itself it is due, and in words", async () => {
    const { made } = await coached(0);
    const { list } = await messenger(made);
    await waitUntil(() => due(list) === "Message due today");
    const tasks = await mount<CareTasks>(
      html`<care-tasks .client=${made.client("staff", "kim")}></care-tasks>`,
    );
    await shown(tasks, "[part=task]");
    expect(textOf(get(tasks, "[part~=due]"))).to.equal("Due today");
  });

  it("[F-120] the coach sets another rhythm with a reason, by keys behind the gear", async () => {
    const { made, id } = await coached(20);
    await made.say(id, "staff", "kim", "Hello Rosa");
    const { element, list } = await messenger(made);
    (await shown(list, "[part=row-button]")).click();
    const thread = await shown(element, "[part=thread]");
    await waitUntil(() => /^Next message due .+ · every week$/.test(due(thread)));
    const gear = await shown(thread, "[part=settings]");
    gear.focus();
    await press("Enter");
    const how = await shown<HTMLSelectElement>(thread, "[part=rhythm-type]");
    await expect(thread).to.be.accessible();
    await press("Tab");
    expect(how.matches(":focus")).to.equal(true);
    await typeChoice(how, "Every few");
    const every = await shown<HTMLInputElement>(thread, "[part=rhythm-every]");
    await press("Tab");
    expect(every.matches(":focus")).to.equal(true);
    every.select();
    await type("4");
    await press("Tab");
    await typeChoice(get(thread, "[part=rhythm-reason]"), "The patient’s pref");
    await press("Tab", "Enter");
    await waitUntil(() => maybe(thread, "[part=rhythm]") === null);
    await waitUntil(() => /· every 4 days$/.test(due(thread)));
    expect(gear.matches(":focus")).to.equal(true);
    const told = () => all(thread, "[part=notice]").map(textOf).join("\n");
    await waitUntil(() => /set the rhythm: every 4 days \(The patient’s preference\)/.test(told()));
  });

  it("a pause that would end today is refused with its sentence, and one without a day is one until it is changed", async () => {
    const { made } = await coached(1);
    const { element, list } = await messenger(made);
    (await shown(list, "[part=row-button]")).click();
    const thread = await shown(element, "[part=thread]");
    (await shown(thread, "[part=settings]")).click();
    const how = await shown<HTMLSelectElement>(thread, "[part=rhythm-type]");
    how.value = "paused";
    how.dispatchEvent(new Event("change"));
    const until = await shown<HTMLInputElement>(thread, "[part=rhythm-until]");
    expect(until.min).to.equal(day(-1));
    // What the rooms say is asked for, and not what the browser says before; which in WebKit finds fault with a date for
    // being emptied by a script.
    get<HTMLFormElement>(thread, "[part=rhythm]").noValidate = true;
    until.value = day(0);
    until.dispatchEvent(new InputEvent("input"));
    get(thread, "[part=rhythm-save]").click();
    await waitUntil(() => /Choose a day after today/.test(textOf(get(thread, "[part=popup]"))));
    until.value = "";
    until.dispatchEvent(new InputEvent("input"));
    get(thread, "[part=rhythm-save]").click();
    await waitUntil(() => due(thread) === "Messages: paused");
  });

  it("where no message comes due there is neither the form nor a word of it, and the patient's side has none anywhere", async () => {
    const other = await coached(3, { cadence: false, tabs: { staff: ["all", "unread"], portal: [] } });
    const staff = await messenger(other.made);
    (await shown(staff.list, "[part=row-button]")).click();
    const thread = await shown(staff.element, "[part=thread]");
    (await shown(thread, "[part=settings]")).click();
    await shown(thread, "[part=watch]");
    expect(maybe(thread, "[part=rhythm], [part=due]")).to.equal(null);
    expect(maybe(staff.list, "[part=due]")).to.equal(null);
    const { made, id } = await coached(3);
    await made.say(id, "staff", "kim", "Hello Rosa");
    const client = made.client("portal", "rosa");
    const portal = await mount<CareMessenger>(
      html`<care-messenger .client=${client} conversation=${id}></care-messenger>`,
    );
    const own = await shown(portal, "[part=thread]");
    await waitUntil(() => /Hello Rosa/.test(said(own)));
    expect(said(own)).not.to.match(/due|rhythm|plan/i);
  });
});
