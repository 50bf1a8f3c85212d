/** What the guide takes of a README: whole chapters by their headings, with links that lead to pages of the guide. */

interface Heading {
  readonly level: number;
  readonly title: string;
  /** The line at which it stands. */
  readonly line: number;
}

/** Lines that are not code: a `#` within a fence is no heading, a bracket there no link. */
function proseLines(lines: readonly string[]): readonly boolean[] {
  let isCode = false;
  return lines.map(line => {
    const isFence = line.trimStart().startsWith("```");
    if (isFence) isCode = !isCode;
    return !isCode && !isFence;
  });
}

export function headingsOf(markdown: string): readonly Heading[] {
  const lines = markdown.split("\n");
  const prose = proseLines(lines);
  return lines.flatMap((text, line) => {
    const found = prose[line] ? /^(#{1,6}) (.+)$/.exec(text) : null;
    return found ? [{ level: (found[1] ?? "").length, title: (found[2] ?? "").trim(), line }] : [];
  });
}

/** As the anchors of rendered READMEs, and of Storybook's Markdown, are spelled. */
export function slug(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

/** What stands before the first chapter, without the title. */
export function introductionOf(markdown: string): string {
  const [title, second] = headingsOf(markdown);
  const lines = markdown.split("\n");
  const from = title?.level === 1 ? title.line + 1 : 0;
  const end = title?.level === 1 ? second?.line : title?.line;
  return lines.slice(from, end).join("\n").trim();
}

/** A chapter with what is below it, up to the next heading that is not; undefined where there is none of this title. */
export function chapterOf(markdown: string, title: string): string | undefined {
  const headings = headingsOf(markdown);
  const place = headings.findIndex(heading => heading.title === title);
  const heading = headings[place];
  if (!heading) return undefined;
  const next = headings.slice(place + 1).find(({ level }) => level <= heading.level);
  const lines = markdown.split("\n").slice(heading.line, next?.line);
  const prose = proseLines(lines);
  // Below the title of a page the chapter is of the second level, wherever it stood.
  const shift = heading.level - 2;
  return lines
    .map((line, at) => (shift > 0 && prose[at] && line.startsWith("#") ? line.slice(shift) : line))
    .join("\n")
    .trim();
}

/** The path of a link from the root of the project, and its anchor. */
export function targetOf(file: string, href: string): { readonly path: string; readonly anchor: string } {
  const { pathname, hash } = new URL(href, `file:///${file}`);
  return { path: decodeURIComponent(pathname.slice(1)), anchor: hash.slice(1) };
}

/** Gives each link and picture that is in the project the address that `addressOf` says; where it says none, its words. */
export function withLinks(
  markdown: string,
  file: string,
  addressOf: (target: { readonly path: string; readonly anchor: string }) => string | undefined,
): string {
  const lines = markdown.split("\n");
  const prose = proseLines(lines);
  return lines
    .map((line, at) =>
      prose[at]
        ? line.replaceAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g, (whole, picture: string, words: string, href) => {
            if (/^[a-z]+:/.test(href)) return whole;
            const address = addressOf(targetOf(file, href));
            return address === undefined ? words : `${picture}[${words}](${address})`;
          })
        : line,
    )
    .join("\n");
}
