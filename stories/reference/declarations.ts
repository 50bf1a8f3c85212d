/**
 * What a package gives, from the declarations that its build leaves: each name with its sentence and its declaration.
 * The compiler writes every statement of a file from the first column on, which is all that is asked of it here.
 */

/** Texts by paths from the root of the project. */
export type Files = ReadonlyMap<string, string>;

interface Statement {
  /** Without the stars. */
  readonly doc: string;
  readonly code: string;
}

export interface Export extends Statement {
  readonly name: string;
  /** The package's own file, or one of a package below. */
  readonly file: string;
}

const isLast = (line: string): boolean => /^\S.*;$|^\}/.test(line);

function plain(comment: readonly string[]): string {
  return comment
    .map(line => line.replace(/^\s*\/?\*+\/? ?/, "").replace(/\s*\*\/$/, ""))
    .join("\n")
    .trim();
}

export function statementsOf(text: string): readonly Statement[] {
  const statements: Statement[] = [];
  let comment: string[] = [];
  let code: string[] = [];
  let inComment = false;
  for (const line of text.split("\n")) {
    if (code.length === 0 && (inComment || line.startsWith("/**"))) {
      if (!inComment) comment = [];
      comment.push(line);
      inComment = !line.includes("*/");
    } else if (line.trim() !== "" && !line.startsWith("//#")) {
      code.push(line);
      if (!isLast(line)) continue;
      statements.push({ doc: plain(comment), code: code.join("\n") });
      comment = [];
      code = [];
    }
  }
  return statements;
}

const declared = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const) (\w+)/;

function resolve(from: string, to: string): string | undefined {
  const own = /^@carethread\/(\w+)$/.exec(to);
  if (own) return `packages/${own[1]}/dist/index.d.ts`;
  if (!to.startsWith(".")) return undefined;
  return new URL(to, `file:///${from}`).pathname.slice(1).replace(/\.[jt]s$/, ".d.ts");
}

interface Passed {
  readonly name: string;
  readonly as: string;
  readonly from: string;
}

function passedOn(code: string): readonly Passed[] {
  const found = /^export (?:type )?\{([^}]*)\} from "([^"]+)"/s.exec(code);
  const names = (found?.[1] ?? "").split(",").map(name => name.trim().replace(/^type /, ""));
  return names
    .filter(name => name !== "")
    .map(name => {
      const [from = "", as = from] = name.split(" as ");
      return { name: from, as, from: found?.[2] ?? "" };
    });
}

function find(name: string, file: string, files: Files): Export | undefined {
  const statements = statementsOf(files.get(file) ?? "");
  // A schema and its type have one name: the type says more.
  const own = statements.filter(({ code }) => declared.exec(code)?.[1] === name);
  const best = own.find(({ code }) => !code.startsWith("export declare const")) ?? own[0];
  if (best) return { ...best, name, file, doc: own.map(({ doc }) => doc).find(doc => doc !== "") ?? "" };
  for (const { code } of statements) {
    for (const passed of passedOn(code).filter(({ as }) => as === name)) {
      const there = resolve(file, passed.from);
      const found = there && find(passed.name, there, files);
      if (found) return { ...found, name };
    }
  }
  return undefined;
}

/** All that an entry of a package exports, in the alphabet's order, functions and classes first. */
export function exportsOf(entry: string, files: Files): readonly Export[] {
  const text = files.get(entry);
  if (text === undefined) throw new Error(`${entry} is not there: npm run build`);
  const names = statementsOf(text).flatMap(({ code }) => [
    ...passedOn(code).map(({ as }) => as),
    ...(code.startsWith("export ") ? [declared.exec(code)?.[1] ?? ""] : []),
  ]);
  const found = names.filter(Boolean).map(name => {
    const one = find(name, entry, files);
    if (!one) throw new Error(`${entry}: nobody declares ${name}`);
    return one;
  });
  const rank = ({ code }: Export): number => (/^export declare (?:function|class|const)/.test(code) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** A package's declarations as a page's text; `about` says of each entry how it is imported. */
export function declarationsText(entries: Readonly<Record<string, string>>, files: Files): string {
  return Object.entries(entries)
    .map(([imported, entry]) => {
      const all = exportsOf(entry, files).map(
        ({ name, doc, code }) =>
          `### ${name}\n\n${doc}\n\n\`\`\`ts\n${code.replace(/^export (?:declare )?/, "")}\n\`\`\``,
      );
      return `## ${imported}\n\n${all.join("\n\n")}`;
    })
    .join("\n\n");
}
