import type { CareTasks } from "@carethread/elements";
import type { TaskListName } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { sendMouse } from "@web/test-runner-commands";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import {
  all,
  focused,
  get,
  maybe,
  mount,
  next,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

const working = { policies: { topic: { task: true } }, answerWithin: 4 * 3_600_000 };

type Practice = Awaited<ReturnType<typeof practice>>;

/** So many topics that Rosa began. */
async function asked(
  titles: readonly string[],
  settings: object = {},
): Promise<{ made: Practice; ids: string[] }> {
  const made = await practice({ ...working, ...settings });
  const ids: string[] = [];
  for (const title of titles) {
    const { body } = await made.world.startTopic("portal", "rosa", "rosa", { title });
    ids.push(body.id);
  }
  await made.server.tick();
  return { made, ids };
}

async function listOf(
  made: Practice,
  list: TaskListName = "all",
  login = "kim",
  width = 900,
): Promise<CareTasks> {
  const client = made.client("staff", login);
  const tasks = await mount<CareTasks>(html`<care-tasks list=${list} .client=${client}></care-tasks>`, {
    width,
  });
  await shown(tasks, "[part~=task], [part=empty]");
  return tasks;
}

const titles = (tasks: Element): string => texts(tasks, "[part=title]").join();
const button = (tasks: Element, part: string, index = 0): HTMLButtonElement =>
  all(tasks, `[part~=${part}]`)[index] as HTMLButtonElement;

describe("care-tasks", () => {
  it("[F-184] [F-185] shows a new chat's task with patient, topic and time; its bubble opens the chat", async () => {
    const { made, ids } = await asked(["Knee"]);
    const tasks = await listOf(made);
    const row = get(tasks, "[part~=task]");
    expect(textOf(get(row, "[part=patient]"))).to.equal("Rosa Diaz");
    expect(textOf(get(row, "[part=title]"))).to.equal("Knee");
    expect(textOf(get(row, "[part=owner]"))).to.equal("Nobody has taken it");
    expect(textOf(get(row, "[part~=due]"))).to.match(/^Due /);
    const bubble = button(tasks, "bubble");
    expect(bubble.getAttribute("aria-label")?.replace(/[\u2066-\u2069]/g, "")).to.equal(
      "Open chat: Rosa Diaz, Knee",
    );
    expect(getComputedStyle(bubble).opacity).to.equal("0");
    const { x, y, width, height } = row.getBoundingClientRect();
    await sendMouse({ type: "move", position: [Math.round(x + width / 3), Math.round(y + height / 2)] });
    await waitUntil(() => getComputedStyle(bubble).opacity === "1");
    await expect(tasks).to.be.accessible();
    const opened = next(tasks, "care-open-conversation");
    bubble.click();
    expect((await opened).detail.id).to.equal(ids[0]);
    // Opening alone does nothing to the task.
    expect(titles(tasks)).to.equal("Knee");
    await sendMouse({ type: "move", position: [0, 0] });
  });

  it("[F-186] with the checkbox ticked the bubble completes the task and opens the chat, by keyboard alone", async () => {
    const { made, ids } = await asked(["Knee", "Refill"]);
    const tasks = await listOf(made);
    await waitUntil(() => titles(tasks) === "Knee,Refill");
    (get(tasks, "[part=checkbox]") as HTMLElement).focus();
    await press(" ");
    await waitUntil(() => maybe(tasks, "[part=complete]"));
    // Ticking alone completes nothing.
    expect(titles(tasks)).to.equal("Knee,Refill");
    const bubble = button(tasks, "bubble");
    expect(bubble.getAttribute("aria-label")).to.contain("Complete and open chat");
    await expect(tasks).to.be.accessible();
    const opened = next(tasks, "care-open-conversation");
    bubble.focus();
    await press("Enter");
    expect((await opened).detail.id).to.equal(ids[0]);
    await waitUntil(() => titles(tasks) === "Refill");
    // The focus goes on to what is next.
    await waitUntil(() => focused()?.closest("[part~=task]") === get(tasks, "[part~=task]"));
  });

  it("takes, releases, and shows each list; what another does shows by itself", async () => {
    const { made } = await asked(["Knee"]);
    const tasks = await listOf(made, "pool");
    const others = await listOf(made, "pool", "omar");
    button(tasks, "take").click();
    await waitUntil(() => maybe(tasks, "[part=empty]"));
    await shown(others, "[part=empty]");
    get(tasks, "#tab-pool").focus();
    await press("ArrowLeft");
    await waitUntil(() => titles(tasks) === "Knee");
    expect(tasks.list).to.equal("mine");
    expect(textOf(get(tasks, "[part=owner]"))).to.equal("Yours");
    button(tasks, "release").click();
    await shown(tasks, "[part=empty]");
    await waitUntil(() => titles(others) === "Knee");
  });

  it("of two who take at once the second reads that somebody else has it, and then sees who", async () => {
    const { made } = await asked(["Knee"]);
    const tasks = await listOf(made);
    const omar = made.client("staff", "omar");
    const view = omar.tasks.view({ list: "pool" });
    await until(view.$tasks, found => found?.length === 1);
    const [item] = view.$tasks.get() ?? [];
    if (item === undefined) throw new Error("no task");
    const before = button(tasks, "take");
    // Both saw it free: what Omar does reaches this page after it has been pressed.
    const [, took] = await Promise.all([omar.tasks.claim(item), before.click()]);
    expect(took).to.equal(undefined);
    await waitUntil(
      () =>
        textOf(get(tasks, "[part=error]")) === "Somebody else has this task by now." ||
        textOf(get(tasks, "[part=owner]")) === "Yours",
    );
    view.release();
  });

  it("hands over with a note to who may see it, and says who is missing", async () => {
    const { made } = await asked(["Knee"]);
    const tasks = await listOf(made);
    button(tasks, "hand-over").click();
    await waitUntil(() => focused()?.id === "hand-over-to");
    await expect(tasks).to.be.accessible();
    button(tasks, "hand-over-send").click();
    await waitUntil(() => textOf(get(tasks, "#hand-over-error")) === "Choose who takes it over.");
    await type("omar");
    await shown(tasks, "[part=option]");
    await press("Enter");
    await press("Tab");
    await type("Before noon, please");
    button(tasks, "hand-over-send").click();
    await waitUntil(() => textOf(get(tasks, "[part=owner]")).includes("Omar"));
    expect(textOf(get(tasks, "[part=note]"))).to.equal("“Before noon, please”");
    expect(maybe(tasks, "[part=hand-over-form]")).to.equal(null);
  });

  it("Escape leaves the form, with the focus back where it was opened", async () => {
    const { made } = await asked(["Knee"]);
    const tasks = await listOf(made);
    button(tasks, "hand-over").click();
    await waitUntil(() => focused()?.id === "hand-over-to");
    await press("Escape", "Escape");
    await waitUntil(() => focused()?.getAttribute("part") === "hand-over");
    expect(maybe(tasks, "[part=hand-over-form]")).to.equal(null);
  });

  it("says what is overdue in words, not by colour alone", async () => {
    const { made } = await asked(["Knee"], { answerWithin: 1 });
    const tasks = await listOf(made);
    expect(textOf(get(tasks, "[part~=due]"))).to.equal("Due now");
  });

  it("says where there is nothing to do, where tasks are off, and where they could not be had", async () => {
    const { made } = await asked([]);
    const tasks = await listOf(made, "mine");
    expect(textOf(get(tasks, "[part=empty]"))).to.equal("You have no tasks.");
    const off = await practice();
    const none = await listOf(off);
    expect(textOf(get(none, "[part=empty]"))).to.equal("Your practice does not make tasks of conversations.");
    const client = made.client("staff", "kim");
    await until(client.$status, ({ state }) => state === "live");
    made.server.setDown(true);
    const failed = await mount<CareTasks>(html`<care-tasks .client=${client}></care-tasks>`);
    await shown(failed, "[part~=try-again]");
    await expect(failed).to.be.accessible();
    made.server.setDown(false);
    button(failed, "try-again").click();
    await shown(failed, "[part=empty]");
  });

  it("[I-4] shows a portal user nothing, and asks for nothing", async () => {
    const { made } = await asked(["Knee"]);
    const client = made.client("portal", "rosa");
    const tasks = await mount<CareTasks>(html`<care-tasks .client=${client}></care-tasks>`);
    await until(client.$me, me => me !== null);
    await tasks.updateComplete;
    expect(maybe(tasks, "*")).to.equal(null);
  });

  it("fits a narrow place, with everything in reach", async () => {
    const { made } = await asked([
      "A topic whose name is as long as people now and then write one, without an end",
    ]);
    for (const width of [390, 320]) {
      const tasks = await listOf(made, "all", "kim", width);
      expect(tasks.scrollWidth).to.be.at.most(tasks.clientWidth);
      for (const part of ["take", "hand-over", "bubble"]) {
        const { left, right } = button(tasks, part).getBoundingClientRect();
        const box = tasks.getBoundingClientRect();
        expect(left >= box.left && right <= box.right, part).to.equal(true);
      }
    }
  });

  it("on a phone a title begins below the patient's name, in whatever script it is", async () => {
    const { made } = await asked(["نتائج التحليل"]);
    const tasks = await listOf(made, "all", "kim", 390);
    const title = (await shown(tasks, "[part=title]")).getBoundingClientRect();
    const patient = get(tasks, ".patient").getBoundingClientRect();
    expect(title.top).to.be.at.least(patient.bottom - 1);
    expect(Math.abs(title.left - patient.left)).to.be.at.most(2);
  });
});
