/** The dialog with a large picture, by fingers, wheel and keys, and the buttons in it. */
import type { CareAttached } from "@carethread/elements";
import type { Attachment } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { sendMouse } from "@web/test-runner-commands";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { fingers, pointOf, resizeWindow, setTouch } from "./device.ts";
import { colourIn, openFiles, picture } from "./files.ts";
import { all, focused, get, maybe, mount, press, shown, textOf, waitUntil } from "./support.ts";

/** The files of a message with these pictures, at whose first one somebody looks. */
async function look(...pictures: readonly File[]) {
  const { made, client, store } = await openFiles();
  await store.attach(pictures);
  await until(
    store.$attachments,
    all => all.length === pictures.length && all.every(({ state }) => state === "ready"),
  );
  await store.send({ text: "", attachments: store.$attachments.get().map(({ id }) => id) });
  const items = await until(store.$items, items => items.some(({ event }) => event?.type === "message"));
  const attachments = items.flatMap(({ event }): readonly Attachment[] =>
    event?.type === "message" ? (event.body.attachments ?? []) : [],
  );
  const files = await mount<CareAttached>(
    html`<care-attached .client=${client} .attachments=${attachments}></care-attached>`,
  );
  get(files, "[part=photo]").focus();
  await press("Enter");
  await shown(files, "[part=viewer]");
  const large = get<HTMLCanvasElement>(files, "canvas.large");
  await waitUntil(() => (colourIn(large)[3] ?? 0) > 0);
  const stage = get(files, ".stage");
  return { made, files, large, stage, width: () => Math.round(large.getBoundingClientRect().width) };
}

const button = (files: Element, label: string): HTMLElement => {
  const found = all(files, "[part=viewer] button").find(one => one.ariaLabel === label);
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
};

describe("the dialog with a large picture", () => {
  afterEach(async () => {
    await setTouch(false);
    await resizeWindow();
  });

  it("[F-088] two fingers bring it closer, around the place between them, and one moves it", async () => {
    await setTouch(true);
    await resizeWindow(390, 700);
    const { large, stage, width } = await look(await picture("wide.png", 1_200, 900));
    const before = width();
    const { x, y } = pointOf(stage);
    const apart = (by: number) => [
      { x: x - by, y },
      { x: x + by, y },
    ];
    await fingers(apart(30), apart(50), apart(70), apart(90));
    await waitUntil(() => width() > before * 2);
    const middle = large.getBoundingClientRect();
    expect(Math.abs(middle.left + middle.width / 2 - x)).to.be.at.most(24);
    const at = large.getBoundingClientRect().left;
    await fingers([{ x, y }], [{ x: x - 40, y }], [{ x: x - 80, y }]);
    await waitUntil(() => Math.abs(at - large.getBoundingClientRect().left - 80) <= 4);
    await fingers(apart(120), apart(60), apart(20));
    await waitUntil(() => width() === before);
    // Nothing of the page behind it has become larger or smaller.
    expect(visualViewport?.scale).to.equal(1);
  });

  it("[F-088] a swipe of one finger goes to the next picture, and back", async () => {
    await setTouch(true);
    await resizeWindow(390, 700);
    const { files, stage } = await look(await picture("a.png"), await picture("b.png"));
    const heading = get(files, "#viewer-name");
    const { x, y } = pointOf(stage);
    await fingers([{ x: x + 80, y }], [{ x, y: y + 4 }], [{ x: x - 80, y: y + 6 }]);
    await waitUntil(() => textOf(heading) === "b.png");
    await fingers([{ x: x - 80, y }], [{ x, y }], [{ x: x + 80, y }]);
    await waitUntil(() => textOf(heading) === "a.png");
    // What goes up or down is none.
    await fingers([{ x, y: y - 80 }], [{ x: x + 10, y }], [{ x: x + 50, y: y + 90 }]);
    expect(textOf(heading)).to.equal("a.png");
  });

  it("the wheel brings it closer around the pointer, and a double click to its own size and back", async () => {
    const { large, stage, width } = await look(await picture("wide.png", 1_200, 900));
    const before = width();
    const { x, y } = pointOf(stage, { x: 100, y: 100 });
    const part = (): number => {
      const { left, width } = large.getBoundingClientRect();
      return (x - left) / width;
    };
    await sendMouse({ type: "move", position: [x, y] });
    const was = part();
    for (let turn = 0; turn < 4; turn++)
      stage.dispatchEvent(
        new WheelEvent("wheel", { deltaY: -120, clientX: x, clientY: y, bubbles: true, cancelable: true }),
      );
    expect(width()).to.be.greaterThan(before * 2);
    expect(Math.abs(part() - was)).to.be.lessThan(0.05);
    stage.dispatchEvent(new MouseEvent("dblclick", { clientX: x, clientY: y, bubbles: true }));
    expect(width()).to.equal(before);
  });

  it("[F-088] by keys alone: it has the focus, keeps it, goes from one to the other, and gives it back", async () => {
    const { files } = await look(await picture("a.png"), await picture("b.png"), await picture("c.png"));
    const heading = get(files, "#viewer-name");
    expect(focused()?.className).to.contain("stage");
    expect(focused()?.getAttribute("aria-label")).to.equal("Photo: a.png");
    await press("ArrowLeft");
    await waitUntil(() => textOf(heading) === "c.png");
    expect(textOf(get(files, ".count"))).to.equal("3 of 3");
    await press("ArrowRight", "ArrowRight");
    await waitUntil(() => textOf(heading) === "b.png");
    // Zoomed in, arrows move the picture.
    await press("+", "+", "ArrowRight");
    expect(textOf(heading)).to.equal("b.png");
    await press("0");
    for (let at = 0; at < 10; at++) {
      await press("Tab");
      const inside = focused();
      if (inside === document.body) continue;
      expect(get(files, "[part=viewer]").contains(inside), `${at}`).to.equal(true);
    }
    button(files, "Next picture").focus();
    await press("Enter");
    await waitUntil(() => textOf(heading) === "c.png");
    button(files, "Previous picture").click();
    await waitUntil(() => textOf(heading) === "b.png");
    await expect(files).to.be.accessible();
    await press("Escape");
    await waitUntil(() => maybe(files, "[part=viewer]") === null);
    expect(focused()).to.equal(all(files, "[part=photo]")[1]);
  });

  it("on a small phone lying down every button is in the window, and the picture has room", async () => {
    await resizeWindow(320, 256);
    const { files, stage } = await look(await picture("a.png"), await picture("b.png"));
    const { width, height } = stage.getBoundingClientRect();
    expect(height).to.be.at.least(120);
    for (const one of all(files, "[part=viewer] button")) {
      const box = one.getBoundingClientRect();
      expect(box.left >= 0 && box.right <= 320 && box.top >= 0 && box.bottom <= 256, one.ariaLabel ?? "").to
        .be.true;
    }
    expect(width).to.equal(320);
  });

  it("where a page is read from the right, the left arrow goes on", async () => {
    document.documentElement.dir = "rtl";
    try {
      const { files } = await look(await picture("a.png"), await picture("b.png"), await picture("c.png"));
      await press("ArrowLeft");
      await waitUntil(() => textOf(get(files, "#viewer-name")) === "b.png");
    } finally {
      document.documentElement.dir = "";
    }
  });
});
