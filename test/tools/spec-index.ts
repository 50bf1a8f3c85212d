/** Which statements of SPEC.md are proven by which tests, read from the titles. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Title {
  readonly file: string;
  readonly ids: readonly string[];
  readonly title: string;
}

export interface SpecIndex {
  /** Every statement's id with its sentence, in the order of SPEC.md. */
  readonly statements: ReadonlyMap<string, string>;
  /** Titles that name at least one id. */
  readonly titles: readonly Title[];
}

/** The ids that a title starts with: `[F-051] …`, `[F-051 I-4] …` or `[F-051] [I-4] …`. */
const named = /(["'`])((?:\[(?:[FI]-\d+)(?:[ ,]+[FI]-\d+)*\]\s*)+)(.*?)\1/g;

export function titlesIn(source: string, file: string): readonly Title[] {
  return [...source.matchAll(named)].map(([, , ids = "", title = ""]) => ({
    file,
    ids: ids.match(/[FI]-\d+/g) ?? [],
    title,
  }));
}

export function statementsIn(markdown: string): ReadonlyMap<string, string> {
  const lines = markdown.matchAll(/^- \*\*([FI]-\d+)\*\* (.+)$/gm);
  return new Map([...lines].map(([, id = "", sentence = ""]) => [id, sentence]));
}

export function readIndex(): SpecIndex {
  const folder = join(root, "test");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && /\.(test|browser)\.ts$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    // Its titles are examples.
    .filter(path => existsSync(path) && !path.endsWith(join("repo", "spec.test.ts")))
    .sort();
  return {
    statements: statementsIn(readFileSync(join(folder, "SPEC.md"), "utf8")),
    titles: files.flatMap(path => titlesIn(readFileSync(path, "utf8"), path.slice(folder.length + 1))),
  };
}

/** `test/model/a.test.ts` proves in the model; the folder says it. */
export function layerOf({ file }: Title): string {
  return file.split(sep)[0] ?? file;
}

/** What is wrong with the titles: an id that no statement has, or too many for one test to prove. */
export function mistakes({ statements, titles }: SpecIndex): readonly string[] {
  return titles.flatMap(({ file, ids, title }) => {
    const unknown = ids.filter(id => !statements.has(id)).map(id => `${file}: no statement ${id}: ${title}`);
    return ids.length > 3 ? [...unknown, `${file}: more than three ids: ${title}`] : unknown;
  });
}
