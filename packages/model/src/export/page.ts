/**
 * The page that people read and print: what was said in a patient's conversations, as the one saw it who takes it out. It
 * comes in pieces, so that a long one stands nowhere whole; nothing in it runs, and nothing is loaded but what lies beside it.
 */
import { type Attachment, isImage } from "../attachment/attachment.ts";
import type { Exported, ExportedConversation } from "../fhir/fhir.ts";
import type { Person } from "../people/people.ts";
import { escapeHtml } from "../text/text.ts";
import type { LoggedEvent } from "../wire/wire.ts";
import { type CorrectionWords, correctionsOnPage } from "./corrections-on-page.ts";
import { type FileNames, filesFolder } from "./file-names.ts";
import { pageStyles } from "./page.styles.ts";

/** All that the page says by itself: in whichever language, by whoever has it made. */
export interface PageWords extends CorrectionWords {
  title(patient: string): string;
  /** Who took it out, and when. */
  taken(by: string, when: string): string;
  readonly contents: string;
  /** Of a conversation that has no title. */
  readonly untitled: string;
  messages(count: number): string;
  readonly closed: string;
  readonly staffOnly: string;
  readonly note: string;
  /** What somebody is: their title, or what they are to the patient. */
  role(person: Person): string;
  readonly attached: string;
  /** In place of what is encrypted and was not opened. */
  readonly sealed: string;
  /** Of a picture whose sender did not say what it shows. */
  picture(name: string): string;
  /** What happened besides messages; null where the page says nothing of it. */
  notice(event: Exclude<LoggedEvent, { type: "message" }>): string | null;
}

export interface PageOptions {
  readonly words: PageWords;
  /** BCP 47, and the direction in which it is written. */
  readonly language: string;
  readonly dir: "ltr" | "rtl";
  /** IANA. */
  readonly timeZone: string;
  readonly names: FileNames;
  /** How a picture is shown: as the file beside the page where nothing is said, or as an empty canvas that bears the file's id. */
  readonly pictures?: "canvas";
}

const policy = "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'";

export async function* exportPage(exported: Exported, options: PageOptions): AsyncGenerator<string> {
  const { words, language, dir } = options;
  const title = escapeHtml(words.title(exported.patient.name));
  yield `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${pageStyles()}</style>
</head>
<body>
`;
  yield* exportBody(exported, options);
  yield "</body>\n</html>\n";
}

/** What is in the page, for who has a page around it. */
export async function* exportBody(exported: Exported, options: PageOptions): AsyncGenerator<string> {
  const { words, language, timeZone } = options;
  const format = (how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { ...how, timeZone });
  const clocks: Clocks = {
    day: format({ dateStyle: "full" }),
    time: format({ timeStyle: "short" }),
    both: format({ dateStyle: "long", timeStyle: "short" }),
    date: format({ dateStyle: "long" }),
  };
  const { patient, by, at, practice, conversations } = exported;
  const title = escapeHtml(words.title(patient.name));
  yield `<header>
<h1>${title}</h1>
<p class="about"><bdi>${escapeHtml(practice.name)}</bdi> · <bdi>${escapeHtml(patient.name)}</bdi> · <bdi>${escapeHtml(patient.patientId)}</bdi></p>
<p class="about">${escapeHtml(words.taken(by.name, clocks.both.format(at)))}</p>
</header>
`;
  // Of one conversation there is nothing to choose from.
  if (conversations.length > 1) yield contents(exported, words);
  yield "<main>\n";
  for (const conversation of conversations) yield* section(conversation, clocks, options);
  yield "</main>\n";
}

function contents({ conversations }: Exported, words: PageWords): string {
  const items = conversations.map(
    ({ row }) =>
      `<li><a href="#${escapeHtml(anchor(row.id))}"><bdi>${escapeHtml(row.title || words.untitled)}</bdi></a> <span class="about">${escapeHtml(words.messages(row.messages))}</span></li>\n`,
  );
  return `<nav aria-labelledby="contents">
<h2 id="contents">${escapeHtml(words.contents)}</h2>
<ol>
${items.join("")}</ol>
</nav>
`;
}

interface Clocks {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
  readonly both: Intl.DateTimeFormat;
  readonly date: Intl.DateTimeFormat;
}

function anchor(conversation: string): string {
  return `conversation-${conversation}`;
}

async function* section(
  { row, events }: ExportedConversation,
  clocks: Clocks,
  options: PageOptions,
): AsyncGenerator<string> {
  const { words } = options;
  const about = [
    words.messages(row.messages),
    ...(row.lifecycle === "closed" ? [words.closed] : []),
    ...(row.staffOnly ? [words.staffOnly] : []),
  ].join(" · ");
  const id = escapeHtml(anchor(row.id));
  yield `<section aria-labelledby="${id}">
<h2 id="${id}"><bdi>${escapeHtml(row.title || words.untitled)}</bdi></h2>
<p class="about">${escapeHtml(about)}</p>
`;
  let day = "";
  for await (const event of events()) {
    const said = entry(event, clocks, options);
    if (said === null) continue;
    const today = clocks.day.format(event.at);
    if (today !== day) yield `<h3>${escapeHtml(today)}</h3>\n`;
    day = today;
    yield said;
  }
  yield "</section>\n";
}

function entry(event: LoggedEvent, clocks: Clocks, options: PageOptions): string | null {
  if (event.type === "message") return message(event, clocks, options);
  const said = options.words.notice(event);
  return said === null ? null : `<p class="notice">${escapeHtml(said)} ${time(event.at, clocks)}</p>\n`;
}

function time(at: number, { time }: Clocks): string {
  return `<time datetime="${new Date(at).toISOString()}">${escapeHtml(time.format(at))}</time>`;
}

function message(
  event: Extract<LoggedEvent, { type: "message" }>,
  clocks: Clocks,
  { words, names, language, pictures: as }: PageOptions,
): string {
  const { by, at, body, visibility, corrections = [] } = event;
  const isNote = visibility === "staff";
  const role = words.role(by);
  const sort = isNote ? "note" : by.side === "portal" ? "patient-side" : "";
  const about = [role, ...(isNote ? [words.note] : [])].filter(said => said !== "").join(" · ");
  const isSealed = body.text === "" && body.sealed !== undefined;
  const locked = isSealed ? `<p class="notice">${escapeHtml(words.sealed)}</p>\n` : "";
  const text = body.text === "" ? locked : `<p class="text" dir="auto">${escapeHtml(body.text)}</p>\n`;
  const { attachments = [] } = body;
  const pictures = attachments
    .filter(({ type }) => isImage(type))
    .map(file => picture(file, names, words, as));
  const files = attachments.map(file => `<li>${link(file, names)}</li>`).join("");
  const list =
    files === "" ? "" : `<ul class="files" aria-label="${escapeHtml(words.attached)}">${files}</ul>\n`;
  return `<article class="${sort}">
<header><strong><bdi>${escapeHtml(by.name)}</bdi></strong> <span class="about">${escapeHtml(about)}</span> ${time(at, clocks)}</header>
${text}${pictures.join("")}${list}${correctionsOnPage(corrections, { words, language, date: clocks.date })}</article>
`;
}

function address(file: Attachment, names: FileNames): string {
  return `${filesFolder}/${encodeURIComponent(names.of(file))}`;
}

function link(file: Attachment, names: FileNames): string {
  return `<a href="${escapeHtml(address(file, names))}"><bdi>${escapeHtml(file.name)}</bdi></a>`;
}

function picture(file: Attachment, names: FileNames, words: PageWords, as: PageOptions["pictures"]): string {
  const { width, height, alt, name } = file;
  if (as === "canvas")
    return `<canvas data-file="${file.id}" role="img" aria-label="${escapeHtml(alt || words.picture(name))}"></canvas>\n`;
  const size = width === undefined || height === undefined ? "" : ` width="${width}" height="${height}"`;
  return `<img src="${escapeHtml(address(file, names))}" alt="${escapeHtml(alt || words.picture(name))}"${size}>\n`;
}
