/** An opened conversation as it is printed: for people to read, or as JSON. */
import { readSealedContent } from "@carethread/model";
import type { FileMark, WrittenFile } from "./files.ts";
import type { KeysProblem, Mark, OpenedConversation, OpenedMessage } from "./open.ts";

const marks: Readonly<Record<Mark, string>> = {
  forged: "NOT GENUINE: it is not what a certified device of its author wrote here, and was not opened",
  locked: "NOT OPENED: none of the records keys that were given has its key",
  plain: "NOT SEALED: that it was said is what the rooms say",
  repeated: "REPEATED: the very same message stands before it",
  gap: "GAP: messages of the same device before it are missing",
  moved: "MOVED: it stands behind a later one of the same device",
  "old-key": "OLD KEY: it was sealed by a key that was not the newest there any more",
};

const problems: Readonly<Record<KeysProblem, string>> = {
  forged: "are not what a certified device made here",
  locked: "are not sealed to a records key that was given",
  withheld: "have for the records key another key than the devices were given",
  gap: "do not follow those before: some are missing",
  repeated: "stand twice; the first ones count",
  title: "have a title that is not what its device wrote",
  unreadable: "cannot be read",
};

const fileMarks: Readonly<Record<FileMark, string>> = {
  gone: "NOT THERE: the rooms have it no more, or keep it back",
  unreachable: "NOT FETCHED: the rooms did not answer; run it again for it",
  there: "NOT WRITTEN: something of this name is in the folder",
  damaged: "NOT GENUINE: it is not what its author sealed, and was not written",
  mismatch: "MISMATCH: it is what its author sealed, and not of the type that they said",
};

/** Whether nothing is to be said against any of it; `files` are those that were asked for. */
export function isSound(
  { messages, problems }: OpenedConversation,
  files: readonly WrittenFile[] = [],
): boolean {
  return problems.length === 0 && [...messages, ...files].every(({ marks }) => marks.length === 0);
}

/** What a message says: its text, or all that was sealed where it has none. */
export function wordsOf(content: unknown): string {
  if (typeof content === "string") return content;
  const { text } = (content ?? {}) as { text?: unknown };
  return typeof text === "string" ? text : (JSON.stringify(content) ?? "");
}

/** A terminal obeys some of what could stand in it, and a line could look like another's. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, found =>
    found === "\t" ? found : "\ufffd",
  );
}

function paragraph(text: string): string[] {
  return text.split("\n").map(line => `    ${printable(line)}`.trimEnd());
}

function fileLines(content: unknown): string[] {
  const { files = [] } = readSealedContent(content) ?? {};
  return files.map(({ name, type, size }) => `    [file: ${printable(name)}, ${type}, ${size} bytes]`);
}

function writtenLines(files: readonly WrittenFile[]): string[] {
  if (files.length === 0) return [];
  const lines = files.flatMap(({ name, path, marks }) => [
    `    ${path === null ? printable(name) : printable(path)}`,
    ...marks.map(mark => `  [${fileMarks[mark]}]`),
  ]);
  return ["Files", ...lines, ""];
}

function messageLines({ at, by, content, marks: found }: OpenedMessage): string[] {
  const side = by.side === null ? "by the rooms" : by.side === "portal" ? "patient's side" : "staff";
  return [
    `${at}  ${printable(by.name)} (${side})`,
    ...found.map(mark => `  [${marks[mark]}]`),
    ...(content === undefined ? [] : paragraph(wordsOf(content))),
    ...fileLines(content),
    "",
  ];
}

/** `entry`: by which entry of the patient's record it stands that it was opened. */
export function asText(
  opened: OpenedConversation,
  entry: number,
  files: readonly WrittenFile[] = [],
): string {
  const { conversation, patient, title, messages, problems: found } = opened;
  return [
    `Conversation ${conversation} with ${printable(patient?.name ?? "a patient")}`,
    ...(title === null ? [] : [printable(wordsOf(title))]),
    `That it was opened stands in the patient's record as entry ${entry}.`,
    "",
    ...found.map(
      ({ epoch, at, is }) => `[${at}: the keys${epoch === null ? "" : ` of epoch ${epoch}`} ${problems[is]}]`,
    ),
    ...(found.length === 0 ? [] : [""]),
    ...messages.flatMap(messageLines),
    ...writtenLines(files),
    isSound(opened, files)
      ? `${messages.length} messages, all of them genuine.`
      : "Not all of it is genuine and whole: see what stands in brackets.",
  ].join("\n");
}

/** On one line. */
export function asJson(
  opened: OpenedConversation,
  entry: number,
  files: readonly WrittenFile[] = [],
): string {
  return JSON.stringify({ ...opened, files, entry, sound: isSound(opened, files) });
}
