/** The guide: every chapter of a package is on a page, every page is there, and no link of it leads nowhere. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { markdownOf, pageWith, type Sources } from "../../stories/guide/chapters.ts";
import { headingsOf, slug } from "../../stories/guide/markdown.ts";
import { type Page, type PageName, pages } from "../../stories/guide/pages.ts";

const root = join(import.meta.dirname, "../..");
const published = ["elements", "client", "host", "model", "rooms"].map(name => `packages/${name}/README.md`);
const files = [
  ...published,
  ...["README.md", "packages/demo/README.md", "packages/host/TRUST.md", ".github/SECURITY.md"],
  ...readdirSync(join(root, "stories/guide"))
    .filter(name => name.endsWith(".md"))
    .map(name => `stories/guide/${name}`),
  ...["party/README.md"].filter(file => existsSync(join(root, file))),
];
const sources: Sources = new Map(files.map(file => [file, readFileSync(join(root, file), "utf8")]));
const names = Object.keys(pages) as PageName[];

test("each page of the guide is named by its title, and shows its own chapters", () => {
  const written = readdirSync(join(root, "stories/guide")).filter(name => name.endsWith(".mdx"));
  assert.deepEqual(written.sort(), names.map(name => `${name}.mdx`).sort());
  for (const name of names) {
    const { title, parts }: Page = pages[name];
    const page = readFileSync(join(root, "stories/guide", `${name}.mdx`), "utf8");
    assert.equal(slug(title), name);
    assert.match(page, new RegExp(`^<Meta title="Guide/${title}" />$`, "m"));
    if (parts.length > 0) assert.match(page, new RegExp(`^<Chapters of="${name}" />$`, "m"));
  }
});

test("each chapter of a package, and of the shells, is on a page of the guide", () => {
  for (const file of files.filter(file => published.includes(file) || file.startsWith("party"))) {
    for (const { level, title } of headingsOf(sources.get(file) ?? "")) {
      if (level === 2) assert.ok(pageWith(file, slug(title), sources), `${file}: ${title}`);
    }
  }
});

test("a link of the guide leads to a heading that is there", () => {
  const headings = new Map(
    names.map(name => [
      name as string,
      headingsOf(markdownOf(name, sources)).map(({ title }) => slug(title)),
    ]),
  );
  for (const name of names) {
    const links = markdownOf(name, sources).matchAll(
      /\]\(\?path=\/docs\/guide-([\w-]+)--docs(?:#([^)]+))?\)/g,
    );
    for (const [link, page = "", anchor] of links) {
      assert.ok(headings.has(page), `${name}: ${link}`);
      if (anchor) assert.ok(headings.get(page)?.includes(anchor), `${name}: ${link}`);
    }
  }
});
