/** Files that mean harm, in a page with the policy that a careful host's pages have: nothing of them runs, and nothing breaks the policy. */
import type { CareThread } from "@carethread/elements";
import { fileTypes } from "@carethread/model";
import { expect } from "@open-wc/testing";
import { html } from "lit";
import { until } from "../../stories/fixture.ts";
import { choose, drawn, openFiles, picture } from "./files.ts";
import { all, get, maybe, mount, press, shown, textOf, texts, waitUntil } from "./support.ts";

const policy = [
  "default-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html 'allow-duplicates'",
].join("; ");

const broken: string[] = [];
const page = window as unknown as { ran?: number };
const script = "<script>window.ran = 1</script>";
const file = (name: string, type: string, ...content: readonly BlobPart[]): File =>
  new File([...content], name, { type });

/** A zip archive whose first entry is called so, and says that it is four gigabytes large. */
function zip(entry: string): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(30);
  head.set([0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0, 8, 0]);
  head.set([0xff, 0xff, 0xff, 0xff], 22);
  head[26] = entry.length;
  return new Uint8Array([...head, ...new TextEncoder().encode(entry), 3, 0]);
}

/** A picture that browsers show, and that is a page to whoever reads it as one: in a comment, and behind its end. */
async function polyglot(): Promise<File> {
  const bytes = new Uint8Array(await (await picture("p.jpg", 64, 48, "image/jpeg")).arrayBuffer());
  const words = new TextEncoder().encode(`<html><body>${script}</body></html>`);
  const comment = [0xff, 0xfe, 0, words.length + 2, ...words];
  return file("knee.jpg", "image/jpeg", bytes.slice(0, 2), new Uint8Array(comment), bytes.slice(2), words);
}

/** What links lead to that are followed meanwhile: none is. */
async function followed(act: () => void): Promise<{ readonly link: HTMLAnchorElement; readonly blob: Blob }> {
  const { click } = HTMLAnchorElement.prototype;
  const { createObjectURL } = URL;
  let blob: Blob | undefined;
  let link: HTMLAnchorElement | undefined;
  URL.createObjectURL = made => {
    blob = made as Blob;
    return createObjectURL(made);
  };
  HTMLAnchorElement.prototype.click = function () {
    link = this;
  };
  try {
    act();
    await waitUntil(() => link);
  } finally {
    Object.assign(URL, { createObjectURL });
    HTMLAnchorElement.prototype.click = click;
  }
  if (link === undefined || blob === undefined) throw new Error("no link was followed");
  return { link, blob };
}

describe("files that mean harm", () => {
  before(() => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "Content-Security-Policy";
    meta.content = policy;
    document.head.append(meta);
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      broken.push(`${violatedDirective} ${blockedURI}`),
    );
  });
  afterEach(() => {
    expect(broken.splice(0)).to.deep.equal([]);
    expect(page.ran).to.equal(undefined);
  });

  it("the page's policy holds", async () => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob(["x"], { type: "image/png" }));
    await waitUntil(() => broken.length > 0);
    expect(broken.splice(0)).to.deep.equal(["img-src blob"]);
    expect(() => {
      document.body.innerHTML = script;
    }).to.throw(TypeError, /TrustedHTML|blocked by CSP/);
    await waitUntil(() => broken.splice(0).length > 0);
  });

  const type = "Files of this kind cannot be sent here.";
  const mismatch = "This file is not what its name says, so it cannot be sent.";
  const cases: readonly (readonly [what: string, file: () => File, sentence: string])[] = [
    ["a page", () => file("page.html", "text/html", `<!doctype html>${script}`), type],
    ["a page as a text", () => file("notes.txt", "text/plain", `\n<html>${script}`), mismatch],
    [
      "a drawing with a script",
      () => file("d.svg", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
      type,
    ],
    [
      "a drawing with a script as a picture",
      () => file("d.png", "image/png", `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
      mismatch,
    ],
    [
      "a page that begins as a picture",
      () => file("half.jpg", "image/jpeg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), `<html>${script}`),
      mismatch,
    ],
    [
      "a program by another name",
      () => file("holiday.jpg", "image/jpeg", "MZ\u0090\u0000\u0003\u0000 This program cannot be run"),
      mismatch,
    ],
    ["a program", () => file("setup.exe", "application/x-msdownload", "MZ\u0090\u0000"), type],
    ["a program behind a picture's extension", () => file("a.png.exe", "image/png", "MZ\u0090"), mismatch],
    ["an archive that is a bomb", () => file("0.zip", "application/zip", zip("0.zip")), type],
    [
      "a bomb as a document",
      () =>
        file(
          "letter.docx",
          Object.keys(fileTypes).find(type => type.endsWith("wordprocessingml.document")) ?? "",
          zip("0.zip"),
        ),
      mismatch,
    ],
    [
      "26 MB",
      () => file("scan.pdf", "application/pdf", "%PDF-1.7", new Uint8Array(26 * 1024 * 1024)),
      "This file is too large to be sent here.",
    ],
    ["nothing", () => file("empty.txt", "text/plain", ""), "This file is empty."],
  ];

  it("[F-088] each is refused in a sentence before a byte of it is sent", async () => {
    const { made, compose, client } = await openFiles();
    const asked: string[] = [];
    const { fetch } = made.server;
    Object.assign(made.server, {
      fetch: (input: RequestInfo, init?: RequestInit) => {
        const url = input instanceof Request ? input.url : String(input);
        if (url.includes("/attachment/")) asked.push(url);
        return fetch(input, init);
      },
    });
    for (const [what, hostile, sentence] of cases) {
      choose(compose, hostile());
      const tiles = await shown(compose, "care-attachments");
      await waitUntil(() => texts(tiles, "[part=error]").length === 1, what);
      expect(texts(tiles, "[part=error]"), what).to.deep.equal([sentence]);
      get(tiles, "[part=remove]").click();
      await waitUntil(() => maybe(compose, "care-attachments") === null);
    }
    expect(asked).to.deep.equal([]);
    expect(client.$unsent.get()).to.deep.equal({ messages: 0, drafts: 0 });
  });

  it("[F-088] a picture that is a page as well is sent as a picture alone", async function () {
    const both = await polyglot();
    // Firefox reads no such picture, and what cannot be read is refused: see above.
    const isRead = await createImageBitmap(both).then(
      () => true,
      () => false,
    );
    if (!isRead) this.skip();
    const { made, id, compose, store } = await openFiles();
    choose(compose, both);
    const [sent] = await until(store.$attachments, all => all[0]?.state === "ready");
    const bytes = new TextDecoder("latin1").decode(await sent?.blob?.arrayBuffer());
    expect(bytes).not.to.contain("script");
    get(compose, "textarea").focus();
    await press("Enter");
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
    );
    theirs.scrollIntoView();
    await drawn(await shown(theirs, "care-attached"));
  });

  it("one that comes past the pages is shown and saved as a picture, whatever stands in it", async () => {
    const { made, id } = await openFiles();
    const { platform, ...options } = made.options("portal", "rosa");
    const { picture: _, ...plain } = platform ?? {};
    const raw = made.client("portal", "rosa", { ...options, platform: plain as typeof platform });
    const store = raw.conversation(id);
    await until(store.$may, may => may?.attach !== undefined);
    await store.attach([await polyglot()]);
    const [sent] = await until(store.$attachments, all => all[0]?.state === "ready");
    expect(new TextDecoder("latin1").decode(await sent?.blob?.arrayBuffer())).to.contain("script");
    await store.send({ text: "", attachments: [sent?.id ?? ""] });
    const kim = made.client("staff", "kim");
    const theirs = await mount<CareThread>(
      html`<care-thread .client=${kim} conversation=${id}></care-thread>`,
    );
    theirs.scrollIntoView();
    const files = await shown(theirs, "care-attached");
    await drawn(files);
    get(files, "[part=photo]").click();
    await shown(files, "[part=viewer]");
    const save = all(files, "[part=viewer] button").find(button => button.ariaLabel === "Save knee.jpg");
    const { link, blob } = await followed(() => save?.click());
    expect([link.download, link.target, blob.type]).to.deep.equal(["knee.jpg", "", "image/jpeg"]);
  });

  it("markup far down in a text opens as a text", async () => {
    const { compose, thread, store } = await openFiles();
    choose(compose, file("diary.txt", "text/plain", "Dear diary. ".repeat(500), `<html>${script}`));
    await until(store.$attachments, all => all[0]?.state === "ready");
    get(compose, "[part=send]").click();
    const files = await shown(thread, "care-attached");
    await shown(files, "[part=open]");
    const { link, blob } = await followed(() => get(files, "[part=open]").click());
    expect([link.download, link.target, link.rel, blob.type.split(";")[0]]).to.deep.equal([
      ...["", "_blank", "noopener", "text/plain"],
    ]);
  });

  it("a name is no path, is read in one order, and breaks nothing by its length", async () => {
    const { compose, thread, store } = await openFiles();
    const long = "x".repeat(300);
    choose(
      compose,
      file("../../etc/passwd.txt", "text/plain", "1"),
      file("evil\u202etxt.exe.txt", "text/plain", "2"),
      file(`${long}.pdf`, "application/pdf", "%PDF-1.7"),
    );
    const clean = ["passwd.txt", "eviltxt.exe.txt", `${long.slice(0, 116)}.pdf`];
    await until(store.$attachments, all => all.length === 3 && all.every(({ state }) => state === "ready"));
    const tiles = await shown(compose, "care-attachments");
    await waitUntil(() => texts(tiles, "[part=file-name]").length === 3);
    // What a browser makes of a path before anybody sees it is its own.
    expect(texts(tiles, "[part=file-name]").slice(1)).to.deep.equal(clean.slice(1));
    for (const tile of all(tiles, "[part~=tile]")) expect(tile.scrollWidth).to.be.at.most(tile.clientWidth);
    get(compose, "[part=send]").click();
    const files = await shown(thread, "care-attached");
    await waitUntil(() => all(files, "[part=document]").length === 3);
    const names = texts(files, "[part=file-name]");
    expect(names.slice(1)).to.deep.equal(clean.slice(1));
    expect(names[0]).not.to.match(/[/\\]/);
    for (const card of all(files, "[part=document]"))
      expect(card.scrollWidth).to.be.at.most(card.clientWidth);
    const { link } = await followed(() => all(files, "[part=save]")[1]?.click());
    expect(link.download).to.equal(clean[1]);
    expect(textOf(get(files, "[part=meta], .meta"))).to.contain("Plain text");
  });
});
