/** Files beside a message, in a real browser on real rooms: chosen, pasted, dropped, refused, and seen by the other. */
import type { CareCompose, CareThread } from "@carethread/elements";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { setTouch } from "./device.ts";
import { choose, colourIn, drag, drawn, openFiles, paste, picture, transferOf } from "./files.ts";
import {
  all,
  focused,
  get,
  maybe,
  mount,
  practice,
  press,
  shown,
  textOf,
  texts,
  type,
  waitUntil,
} from "./support.ts";

describe("attaching files", () => {
  it("[F-088] a picture that is chosen stands in the other's thread, and opens large", async () => {
    const { made, id, compose, thread } = await openFiles();
    expect(get(compose, "[part=attach]").getAttribute("aria-label")).to.equal("Attach");
    choose(compose, await picture());
    const tiles = await shown(compose, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=tile]").length === 1);
    get(compose, "textarea").focus();
    // An image alone is sent, also by Enter.
    await press("Enter");
    const mine = await shown(thread, "care-attached");
    await waitUntil(() => maybe(compose, "care-attachments") === null);
    await drawn(mine);
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
    );
    theirs.scrollIntoView();
    const files = await shown(theirs, "care-attached");
    const canvas = await drawn(files);
    expect(colourIn(canvas)[0]).to.be.greaterThan(150);
    const photo = get(files, "[part=photo]");
    expect(photo.getAttribute("aria-label")).to.equal("Photo: knee.png");
    const box = photo.getBoundingClientRect();
    expect([Math.round(box.width), Math.round(box.height)]).to.deep.equal([320, 240]);
    photo.focus();
    await press("Enter");
    const dialog = await shown<HTMLDialogElement>(files, "[part=viewer]");
    await waitUntil(() => dialog.open);
    expect(dialog.matches(":modal")).to.equal(true);
    const large = get<HTMLCanvasElement>(files, "canvas.large");
    await waitUntil(() => (colourIn(large)[3] ?? 0) > 0);
    const before = large.getBoundingClientRect().width;
    await press("+");
    expect(large.getBoundingClientRect().width).to.be.greaterThan(before);
    await press("0");
    expect(Math.round(large.getBoundingClientRect().width)).to.equal(Math.round(before));
    await press("Escape");
    await waitUntil(() => maybe(files, "[part=viewer]") === null);
    expect(focused()).to.equal(photo);
  });

  it("[F-088] documents are cards that are saved, and pictures a grid whose dialog goes from one to the other", async () => {
    const { compose, thread, store } = await openFiles();
    const pdf = new File(["%PDF-1.7 and so on"], "Discharge letter.pdf", { type: "application/pdf" });
    choose(compose, await picture("a.png"), await picture("b.jpg", 300, 900, "image/jpeg"), pdf);
    await until(store.$attachments, all => all.length === 3 && all.every(({ state }) => state === "ready"));
    get(compose, "textarea").focus();
    await type("See these");
    await press("Enter");
    const files = await shown(thread, "care-attached");
    await waitUntil(() => all(files, "[part=photo]").length === 2);
    await waitUntil(() => all(files, "canvas").every(canvas => colourIn(canvas as HTMLCanvasElement)[0]));
    const card = get(files, "[part=document]");
    expect(textOf(card)).to.contain("Discharge letter.pdf PDF, 18 bytes");
    expect(texts(card, "button")).to.deep.equal(["Open", "Save"]);
    const saved: string[] = [];
    const watch = (event: Event): void => {
      const link = event.target as HTMLAnchorElement;
      event.preventDefault();
      saved.push(`${link.download} ${link.href.slice(0, 5)}`);
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      this.addEventListener("click", watch);
      this.dispatchEvent(new MouseEvent("click", { cancelable: true }));
    };
    try {
      get(files, "[part=save]").click();
      await waitUntil(() => saved.length === 1);
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(saved).to.deep.equal(["Discharge letter.pdf blob:"]);
    all(files, "[part=photo]")[0]?.click();
    const heading = await shown(files, "#viewer-name");
    expect(textOf(heading)).to.equal("a.png");
    await press("ArrowRight");
    await waitUntil(() => textOf(heading) === "b.jpg");
    await press("ArrowRight");
    await waitUntil(() => textOf(heading) === "a.png");
    await expect(files).to.be.accessible();
    await press("Escape");
    await expect(thread).to.be.accessible();
  });

  it("[F-088] a picture that is pasted, and files that are dropped on the thread or on the box, are attached", async () => {
    const { compose, thread, store } = await openFiles();
    const box = get(compose, "textarea");
    const count = (n: number) => until(store.$attachments, all => all.length === n);
    paste(box, transferOf(await picture("image.png")));
    await count(1);
    // What a program copies of a text is the text, although a picture of it comes along.
    const both = transferOf(await picture("cells.png"));
    both.setData("text/plain", "1\t2");
    paste(box, both);
    let at = 1;
    for (const element of [thread, compose]) {
      await drag(element, transferOf(await picture(`drop-${at}.png`)), "Drop files here to attach them");
      await count(++at);
    }
    // Words that are dragged are nobody's files.
    const words = new DataTransfer();
    words.setData("text/plain", "words");
    thread.dispatchEvent(
      new DragEvent("dragenter", { dataTransfer: words, bubbles: true, cancelable: true }),
    );
    await thread.updateComplete;
    expect(maybe(thread, "[part=drop]")).to.equal(null);
  });

  it("files that come while others are being looked at are attached as well", async () => {
    const { compose, store } = await openFiles();
    const large = await picture("large.jpg", 4_000, 3_000, "image/jpeg");
    choose(compose, large);
    choose(compose, new File(["Words"], "fine.txt", { type: "text/plain" }));
    await until(store.$attachments, all => all.length === 2 && all.every(({ state }) => state === "ready"));
  });

  it("[F-088] what is refused says why, and goes by its button; the rest is sent", async () => {
    const { compose, store } = await openFiles();
    const file = (name: string, content: BlobPart, type = ""): File => new File([content], name, { type });
    choose(
      compose,
      file("page.html", "<!doctype html><script>window.ran = 1</script>", "text/html"),
      file(
        "drawing.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='window.ran = 1'/>",
        "image/svg+xml",
      ),
      file("holiday.jpg", new Uint8Array([0x4d, 0x5a, 0x90, 0]), "image/jpeg"),
      file(
        "half.jpg",
        new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new TextEncoder().encode("<html><script>")]),
      ),
      file("empty.txt", "", "text/plain"),
      file("scan.pdf", new Blob(["%PDF-1.7", new Uint8Array(26 * 1024 * 1024)]), "application/pdf"),
      file("fine.txt", "Words", "text/plain"),
    );
    const all7 = await until(
      store.$attachments,
      all => all.length === 7 && all.every(({ state }) => state === "failed" || state === "ready"),
    );
    expect(all7.map(({ refused }) => refused)).to.deep.equal([
      null,
      ...["attachment-type", "attachment-type", "attachment-mismatch", "attachment-mismatch"],
      ...["attachment-empty", "attachment-too-large"],
    ]);
    const tiles = await shown(compose, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=error]").length === 6);
    expect(texts(tiles, "[part=error]")[0]).to.equal("Files of this kind cannot be sent here.");
    await expect(tiles).to.be.accessible();
    for (const name of ["page.html", "drawing.svg", "holiday.jpg", "half.jpg", "empty.txt"]) {
      const remove = all(tiles, "[part=remove]").find(button => button.ariaLabel?.includes(name));
      remove?.focus();
      await press("Enter");
    }
    await waitUntil(() => texts(tiles, "[part=tile]").length === 2);
    expect(focused()?.getAttribute("part")).to.equal("remove");
    get(compose, "textarea").focus();
    await press("Enter");
    await until(store.$items, items =>
      items.some(({ event }) => event?.type === "message" && event.body.attachments?.length === 1),
    );
    // What was refused is still there to be read.
    expect(store.$attachments.get().map(({ name }) => name)).to.deep.equal(["scan.pdf"]);
    expect((window as unknown as { ran?: number }).ran).to.equal(undefined);
  });

  it("a picture loses the place and the device that it was made with, and is turned as it is seen", async () => {
    const { compose, store } = await openFiles();
    const plain = new Uint8Array(await (await picture("p.jpg", 60, 40, "image/jpeg")).arrayBuffer());
    const camera = new TextEncoder().encode("SecretCam 9000 N52.5163");
    // Orientation 6: its right side is up. Then the maker's name, in the same directory.
    const tiff = [
      ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 2],
      ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0],
      ...[0x01, 0x0f, 0, 2, 0, 0, 0, camera.length, 0, 0, 0, 38, 0, 0, 0, 0],
      ...camera,
    ];
    const length = tiff.length + 2;
    const marked = new Uint8Array([
      0xff,
      0xd8,
      0xff,
      0xe1,
      length >> 8,
      length & 255,
      ...tiff,
      ...plain.slice(2),
    ]);
    choose(compose, new File([marked], "IMG_1.jpg", { type: "image/jpeg" }));
    const [sent] = await until(store.$attachments, all => all[0]?.state === "ready");
    expect([sent?.width, sent?.height]).to.deep.equal([40, 60]);
    const text = new TextDecoder("latin1").decode(await sent?.blob?.arrayBuffer());
    expect(text).not.to.contain("SecretCam");
    expect(text).not.to.contain("Exif");
    choose(compose, await picture("large.jpg", 5_000, 1_000, "image/jpeg"));
    const two = await until(store.$attachments, all => all[1]?.state === "ready");
    expect([two[1]?.width, two[1]?.height]).to.deep.equal([2_560, 512]);
  });

  it("[F-088] an alternative text goes with the picture, and Enter in its field sends nothing", async () => {
    const { compose, thread, store } = await openFiles();
    choose(compose, await picture());
    const tiles = await shown(compose, "care-attachments");
    (await shown(tiles, "[part=describe]")).click();
    await shown(tiles, "[part=alt-field]");
    await waitUntil(() => focused()?.getAttribute("part") === "alt-field");
    await type("My left knee");
    await press("Enter");
    expect(store.$attachments.get()[0]?.alt).to.equal("My left knee");
    await waitUntil(() => focused()?.getAttribute("part") === "describe");
    get(compose, "[part=send]").click();
    const files = await shown(thread, "care-attached");
    const photo = await shown(files, "[part=photo]");
    expect(photo.getAttribute("aria-label")).to.equal("Photo: My left knee");
  });

  it("a phone has its camera beside the paperclip, and a mouse none", async () => {
    const { compose, store } = await openFiles();
    const camera = get(compose, "[part=camera]");
    expect(getComputedStyle(camera).display).to.equal("none");
    await setTouch(true);
    try {
      await waitUntil(() => getComputedStyle(camera).display !== "none");
      expect(camera.ariaLabel).to.equal("Take a photo");
      const { width, height } = camera.getBoundingClientRect();
      expect(Math.min(width, height)).to.be.at.least(44);
      const [, input] = all(compose, "input[type=file]") as HTMLInputElement[];
      expect(input?.getAttribute("capture")).to.equal("environment");
      expect(input?.accept.split(",").every(type => type.startsWith("image/"))).to.equal(true);
      if (input) input.files = transferOf(await picture("IMG_1.jpg", 60, 40, "image/jpeg")).files;
      input?.dispatchEvent(new Event("change"));
      await until(store.$attachments, all => all[0]?.name === "IMG_1.jpg" && all[0].state === "ready");
    } finally {
      await setTouch(false);
    }
  });

  it("[F-089] an encounter chat takes images alone, and a kind that takes nothing has no paperclip", async () => {
    const images = await openFiles({ policies: { topic: { attachments: "images" } } });
    const input = get<HTMLInputElement>(images.compose, "input[type=file]");
    expect(input.accept.split(",").every(type => type.startsWith("image/"))).to.equal(true);
    choose(images.compose, new File(["%PDF-1.7"], "a.pdf", { type: "application/pdf" }), await picture());
    const two = await until(
      images.store.$attachments,
      all => all.length === 2 && all.every(({ state }) => state === "failed" || state === "ready"),
    );
    expect(two.map(({ refused }) => refused)).to.deep.equal([null, "attachment-type"]);
    const nothing = await openFiles({ policies: { topic: { attachments: "none" } } });
    expect(maybe(nothing.compose, "[part=attach]")).to.equal(null);
    const drag = new DragEvent("dragover", {
      ...{ dataTransfer: transferOf(await picture()), bubbles: true, cancelable: true },
    });
    expect(nothing.thread.dispatchEvent(drag)).to.equal(true);
  });

  it("nothing in the thread moves while a picture comes", async () => {
    const { made, id, compose, store } = await openFiles();
    choose(compose, await picture("tall.png", 600, 2_400), await picture("wide.png", 1_200, 300));
    await until(store.$attachments, all => all.length === 2 && all.every(({ state }) => state === "ready"));
    const [tall, wide] = store.$attachments.get();
    await store.send({ text: "One", attachments: [tall?.id ?? ""] });
    await store.send({ text: "Two", attachments: [wide?.id ?? ""] });
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
      { height: 500 },
    );
    theirs.scrollIntoView();
    await waitUntil(() => [...(theirs.shadowRoot?.querySelectorAll("care-attached") ?? [])].length === 2);
    const places = (): number[] =>
      all(theirs, "care-attached").map(files => Math.round(files.getBoundingClientRect().height));
    await waitUntil(() => places().every(height => height > 0));
    const before = places();
    for (const files of all(theirs, "care-attached")) {
      files.scrollIntoView();
      await drawn(files);
    }
    expect(places()).to.deep.equal(before);
  });

  it("the button of a message with files stands on the line of its time", async () => {
    const { made, id, compose, store } = await openFiles();
    choose(compose, await picture());
    await until(store.$attachments, all => all.length === 1 && all.every(({ state }) => state === "ready"));
    await store.send({ text: "One", attachments: store.$attachments.get().map(({ id }) => id) });
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
    );
    await shown(theirs, "[part=files]");
    const button = await shown(theirs, "[part=unread-from]");
    const middle = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
    const message = button.closest("[part~=message]") as HTMLElement;
    const time = message.querySelector("time") as HTMLElement;
    expect(
      Math.abs(middle(button.getBoundingClientRect()) - middle(time.getBoundingClientRect())),
    ).to.be.at.most(6);
  });

  it("a note brings files that the patient's side never hears of", async () => {
    const made = await practice({ notes: true });
    const id = await made.conversation();
    const client = made.client("staff", "kim");
    const store = client.conversation(id);
    await until(store.$may, may => may?.attach !== undefined);
    const compose = await mount<CareCompose>(
      html`<care-compose .client=${client} conversation=${id}></care-compose>`,
    );
    await shown(compose, "textarea");
    get(compose, "[part=note]").click();
    choose(compose, await picture());
    await until(store.$attachments, all => all[0]?.state === "ready");
    get(compose, "[part=send]").click();
    const items = await until(store.$items, items =>
      items.some(({ event }) => event?.type === "message" && event.body.attachments !== undefined),
    );
    const note = items.at(-1)?.event;
    expect(note?.type === "message" && note.visibility).to.equal("staff");
    const key = note?.type === "message" ? (note.body.attachments?.[0]?.id ?? "") : "";
    const rosa = made.client("portal", "rosa");
    let code = "";
    await rosa.attachment(key).catch(error => {
      code = error.code;
    });
    expect(code).to.equal("not-found");
  });

  it("a row of the list says what a message brings that has no text", async () => {
    const { made, store, compose } = await openFiles();
    choose(
      compose,
      await picture("a.png"),
      await picture("b.png"),
      new File(["x"], "c.txt", { type: "text/plain" }),
    );
    await until(store.$attachments, all => all.length === 3 && all.every(({ state }) => state === "ready"));
    await store.send({ text: "", attachments: store.$attachments.get().map(({ id }) => id) });
    const inbox = await mount(html`<care-inbox .client=${made.client("staff", "kim")}></care-inbox>`);
    await waitUntil(() => texts(inbox, "[part=preview]")[0]?.includes("2 photos, 1 file"));
    expect(maybe(inbox, "[part=preview] .clip svg")).not.to.equal(null);
    choose(compose, new File(["%PDF-1.7"], "lab-results.pdf", { type: "application/pdf" }));
    const send = async (text: string): Promise<void> => {
      const [one] = await until(store.$attachments, all => all[0]?.state === "ready");
      await store.send({ text, attachments: [one?.id ?? ""] });
    };
    await send("");
    await waitUntil(() => texts(inbox, "[part=preview]")[0]?.includes("lab-results.pdf"));
    choose(compose, await picture());
    await send("");
    await waitUntil(() => texts(inbox, "[part=preview]")[0]?.endsWith("Photo"));
    choose(compose, await picture());
    await send("My knee");
    await waitUntil(() => texts(inbox, "[part=preview]")[0]?.includes("My knee"));
    expect(maybe(inbox, "[part=preview] .clip")).to.equal(null);
  });
});
