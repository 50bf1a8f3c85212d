/** What of READMEs stands on a page of the guide, as one Markdown with links that lead within the guide. */
import { chapterOf, headingsOf, introductionOf, slug, withLinks } from "./markdown.ts";
import { type Page, type PageName, type Part, pages } from "./pages.ts";

/** READMEs by their paths from the root of the project. */
export type Sources = ReadonlyMap<string, string>;

function textOf({ file, chapters }: Part, sources: Sources): string {
  const source = sources.get(file);
  if (source === undefined) throw new Error(`The guide has no ${file}`);
  if (!chapters) {
    const first = headingsOf(source)[0];
    return first?.level === 1
      ? source
          .split("\n")
          .slice(first.line + 1)
          .join("\n")
          .trim()
      : source;
  }
  return chapters
    .map(title => {
      const text = title === "" ? introductionOf(source) : chapterOf(source, title);
      if (text === undefined) throw new Error(`${file} has no chapter “${title}”`);
      return text;
    })
    .join("\n\n");
}

/** As Storybook names a page by its title. */
function addressOf(name: string, anchor: string): string {
  return `?path=/docs/guide-${name}--docs${anchor && `#${anchor}`}`;
}

/** The page that has what a link between READMEs points to; undefined for what is no page, as source files are. */
export function pageWith(path: string, anchor: string, sources: Sources): string | undefined {
  for (const [name, { parts }] of Object.entries<Page>(pages)) {
    for (const part of parts.filter(({ file }) => file === path)) {
      const isThere =
        anchor === "" || headingsOf(textOf(part, sources)).some(({ title }) => slug(title) === anchor);
      if (isThere) return addressOf(name, anchor);
    }
  }
  return undefined;
}

/** Pictures are served at the addresses that they have in the project. */
function pictureAt(path: string): string | undefined {
  return /^packages\/demo\/pictures\/[\w-]+\.png$/.test(path) ? `./${path}` : undefined;
}

export function markdownOf(name: PageName, sources: Sources): string {
  const page: Page = pages[name];
  return page.parts
    .map(part =>
      withLinks(
        textOf(part, sources),
        part.file,
        ({ path, anchor }) => pictureAt(path) ?? pageWith(path, anchor, sources),
      ),
    )
    .join("\n\n");
}
