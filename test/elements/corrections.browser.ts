/** Corrections in front of people: asked for by keys at a message, answered at it, and read there by both sides. */
import type { CareTasks, CareThread } from "@carethread/elements";
import { answerBy, dateAt, extendedBy } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { all, get, maybe, mount, practice, press, shown, textOf, type, waitUntil } from "./support.ts";

type Made = Awaited<ReturnType<typeof practice>>;

/** What Kim wrote stands before a message of Rosa's. */
async function scene() {
  const made = await practice({ tasking: true });
  const id = await made.conversation();
  await made.say(id, "staff", "kim", "Your left knee looks well");
  await made.say(id, "portal", "rosa", "Thank you");
  return { made, id };
}

async function thread(made: Made, id: string, side: "staff" | "portal", sub: string): Promise<CareThread> {
  const element = await mount<CareThread>(
    html`<care-thread .client=${made.client(side, sub)} conversation=${id} style="height: 560px"></care-thread>`,
  );
  await waitUntil(() => /Thank you/.test(element.shadowRoot?.textContent ?? ""));
  return element;
}

const focused = (element: Element): Element | null => element.shadowRoot?.activeElement ?? null;
const partOf = (element: Element): string | null | undefined => focused(element)?.getAttribute("part");
const said = (element: Element): string =>
  all(element, "[role=status]")
    .map(status => textOf(status))
    .join(" ");
const message = (element: Element, text: string): Element => {
  const found = all(element, "[part~=message]").find(each => each.textContent?.includes(text));
  if (found === undefined) throw new Error(`no message says ${text}`);
  return found;
};
const box = (element: Element): string => textOf(maybe(element, "[part=correction]"));

/** By keys alone, from the first message's menu. */
async function ask(element: Element, wrong: string, right: string): Promise<void> {
  const more = message(element, "left knee").querySelector<HTMLElement>("[part=message-more]");
  more?.focus();
  await press("Enter");
  await waitUntil(() => maybe(element, "[part=correction-ask]") !== null);
  await press("Tab");
  expect(partOf(element)).to.equal("correction-ask");
  await press("Enter");
  await waitUntil(() => focused(element)?.id === "correcting-0");
  await type(wrong);
  await press("Tab");
  await type(right);
  await press("Tab");
  await press("Enter");
}

/** Opens a form of staff's, writes, and sends. */
async function answer(element: Element, part: string, text: string): Promise<void> {
  (await shown<HTMLElement>(element, `[part=${part}]`)).focus();
  await press("Enter");
  await waitUntil(() => focused(element)?.id === "correcting-0");
  (focused(element) as HTMLTextAreaElement).select();
  await type(text);
  await press("Tab");
  await press("Enter");
}

const dateOf = (day: string): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "medium" }).format(Date.parse(`${day}T12:00:00`));

/** Two threads on one page have two headers. */
const both = { ignoredRules: ["landmark-no-duplicate-banner", "landmark-unique"] };

describe("a correction", () => {
  it("is asked for at the message by keys alone; the focus comes back, and it is said", async () => {
    const { made, id } = await scene();
    const rosa = await thread(made, id, "portal", "rosa");
    await ask(rosa, "It is the right knee", "Your right knee looks well");
    const until = dateOf(answerBy(undefined, Date.now()));
    await waitUntil(() => box(rosa).includes(`Correction asked for, answer by ${until}, 60 days left`));
    expect(box(rosa)).to.contain("It is the right knee");
    await waitUntil(() => partOf(rosa) === "correction");
    expect(said(rosa)).to.contain("Correction asked for");
    expect(maybe(rosa, "[part=correction-form]")).to.equal(null);
    expect(textOf(get(rosa, "[part=corrections-open]"))).to.contain("1 correction asked for");
    await expect(rosa).to.be.accessible();
    // While it is open nothing else is offered there; of her own message she may ask as well.
    expect(message(rosa, "left knee").querySelector("[part=message-more]")).to.equal(null);
    expect(message(rosa, "Thank you").querySelector("[part=message-more]")).not.to.equal(null);
    get(rosa, "[part=correction-withdraw]").focus();
    await press("Enter");
    await waitUntil(() => maybe(rosa, "[part=correction]") === null);
    await waitUntil(() => partOf(rosa) === "message-more");
    expect(said(rosa)).to.contain("Correction withdrawn");
  });

  it("is a task of staff, who approve it at the message: the corrected text stands there for both", async () => {
    const { made, id } = await scene();
    const rosa = await thread(made, id, "portal", "rosa");
    await ask(rosa, "It is the right knee", "Your right knee looks well");
    const kim = await thread(made, id, "staff", "kim");
    const tasks = await mount<CareTasks>(
      html`<care-tasks list="all" .client=${made.client("staff", "kim")}></care-tasks>`,
    );
    await waitUntil(() => /Correction asked for/.test(textOf(maybe(tasks, "[part=task]"))));
    await waitUntil(() => box(kim).includes("60 days left"));
    await expect(kim).to.be.accessible(both);
    expect(maybe(kim, "[part=message-more]")).to.equal(null);
    await answer(kim, "correction-approve", "Your right knee looks well.");
    for (const [element, who] of [
      [kim, "you"],
      [rosa, "your care team"],
    ] as const) {
      await waitUntil(() => new RegExp(`Corrected on .+ by ${who}`).test(box(element)));
      expect(textOf(get(element, "[part=corrected-text]"))).to.equal("Your right knee looks well.");
      expect(message(element, "Your left knee looks well")).not.to.equal(null);
      await expect(element).to.be.accessible(both);
    }
    await waitUntil(() => partOf(kim) === "correction");
    expect(said(kim)).to.contain("Correction approved");
    await waitUntil(() => maybe(tasks, "[part=task]") === null);
  });

  it("is put later once and declined with reasons, in a conversation that is closed; the patient reads both", async () => {
    const { made, id } = await scene();
    const rosa = await thread(made, id, "portal", "rosa");
    const kim = await thread(made, id, "staff", "kim");
    get(kim, "[part=lock]").click();
    await waitUntil(() => /Conversation closed/.test(rosa.shadowRoot?.textContent ?? ""));
    await ask(rosa, "It is the right knee", "Your right knee looks well");
    await answer(kim, "correction-extend", "The physician is away");
    const until = dateOf(extendedBy(answerBy(undefined, Date.now())));
    await waitUntil(() => box(rosa).includes(`answer by ${until}, 90 days left`));
    expect(box(rosa)).to.contain("The physician is away");
    await waitUntil(() => maybe(kim, "[part=correction-extend]") === null);
    await answer(kim, "correction-decline", "The picture shows the left one");
    await waitUntil(() => /Correction declined on .+ by your care team/.test(box(rosa)));
    expect(box(rosa)).to.contain("The picture shows the left one");
    await expect(rosa).to.be.accessible(both);
    // She may ask again.
    expect(message(rosa, "left knee").querySelector("[part=message-more]")).not.to.equal(null);
    expect(dateAt(undefined, Date.now())).to.have.lengthOf(10);
  });

  it("says in the form what is missing or too long, keeps what was written, and is left by Escape", async () => {
    const { made, id } = await scene();
    const rosa = await thread(made, id, "portal", "rosa");
    await ask(rosa, "x", " ");
    await waitUntil(() => textOf(get(rosa, "#correcting-error")) === "Please fill in every field.");
    expect(focused(rosa)?.id).to.equal("correcting-1");
    expect(focused(rosa)?.getAttribute("aria-invalid")).to.equal("true");
    await expect(rosa).to.be.accessible();
    const field = get<HTMLTextAreaElement>(rosa, "#correcting-1");
    field.value = "y".repeat(4_001);
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    get(rosa, "[part=correction-send]").click();
    await waitUntil(() => /too long/.test(textOf(get(rosa, "#correcting-error"))));
    expect(get<HTMLTextAreaElement>(rosa, "#correcting-0").value).to.equal("x");
    await press("Escape");
    await waitUntil(() => maybe(rosa, "[part=correction-form]") === null);
    await waitUntil(() => partOf(rosa) === "message-more");
  });

  it("is gone to from the line over the thread", async () => {
    const { made, id } = await scene();
    const rosa = await thread(made, id, "portal", "rosa");
    await ask(rosa, "It is the right knee", "Your right knee looks well");
    await waitUntil(() => maybe(rosa, "[part=corrections-open]") !== null);
    for (let n = 0; n < 12; n++) await made.say(id, "portal", "rosa", `Message ${n}\n\nand more\n\nand more`);
    const kim = await thread(made, id, "staff", "kim");
    const line = await shown<HTMLElement>(kim, "[part=corrections-open] [part=to-message]");
    const isInView = (): boolean => {
      const { top, bottom } = get(kim, "[part=correction]").getBoundingClientRect();
      const log = get(kim, "[part=log]").getBoundingClientRect();
      return bottom > log.top && top < log.bottom;
    };
    await waitUntil(() => !isInView());
    line.focus();
    await press("Enter");
    await waitUntil(isInView);
  });
});
