/** `dist/carethread.js`: all elements and all they need in one module, for a script tag. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { defineConfig, mergeConfig, type Plugin, parseAst } from "vite";
import shared from "../../vite.config.ts";
import { leanZod, leavingOut } from "./vite.leave-out.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/**
 * What the packages load lazily, a single file has at hand anyway: as plain imports its modules stay flat,
 * where inlined lazy ones are each wrapped in a function.
 */
const eager: Plugin = {
  name: "eager",
  transform: {
    filter: { id: /\/packages\/(client|elements)\/src\//, code: /\bimport\(/ },
    handler(code) {
      const imports: string[] = [];
      const flat = code.replace(/\bimport\((["'][^"']+["'])\)/g, (_, from: string) => {
        imports.push(`import * as eager${imports.length} from ${from};`);
        return `Promise.resolve(eager${imports.length - 1})`;
      });
      return { code: `${imports.join("\n")}\n${flat}`, map: null };
    },
  },
};

/** Style sheets stand in template strings, where no minifier looks. */
const squeeze = (css: string): string =>
  css
    .replace(/\/\*.*?\*\//gs, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}")
    .replace(/(?<=[ ,(:])0\./g, ".")
    .trim();

const sheetPattern = /css`([^`]*)`/g;
const styles = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter(file => file.endsWith(".styles.ts"))
  .sort()
  .map(file => readFileSync(join(root, "src", file), "utf8"));
/** A letter or two for each custom property that style sheets keep to themselves, the same in all of them. */
const shortNames = new Map(
  [...new Set(styles.join().match(/--_[\w-]+/g))].map((name, index) => [name, `--_${index.toString(36)}`]),
);
const shorten = (css: string): string =>
  squeeze(css).replace(/--_[\w-]+/g, name => shortNames.get(name) ?? name);
const shortened = styles.flatMap(code =>
  [...code.matchAll(sheetPattern)].map(([, css = ""]) => shorten(css)),
);
/** What the template's text stands for: two backslashes there are one in the style sheet. */
const sheets = shortened.map(css => css.replaceAll("\\\\", "\\"));

/**
 * All style sheets in one place, before the code: gzip looks for what it can repeat in the last 32 kB alone, and
 * style sheets resemble each other more than the elements between them.
 */
const stylesTogether = {
  name: "styles-together",
  enforce: "pre" as const,
  resolveId: (id: string) => (id === "virtual:sheets" ? id : undefined),
  load: (id: string) =>
    id === "virtual:sheets" ? `export const sheets = ${JSON.stringify(sheets)};` : undefined,
  transform(code: string, id: string) {
    if (id.endsWith("/elements/src/carethread.ts")) {
      return { code: `import "virtual:sheets";\n${code}`, map: null };
    }
    if (!id.endsWith(".styles.ts")) return undefined;
    const apart = code.replace(
      sheetPattern,
      (_, css: string) => `unsafeCSS(sheets[${shortened.indexOf(shorten(css))}])`,
    );
    return {
      code: `import { unsafeCSS } from "lit";\nimport { sheets } from "virtual:sheets";\n${apart}`,
      map: null,
    };
  },
};

interface Node {
  readonly type?: unknown;
  readonly start: number;
  readonly end: number;
}

/** Nor there: a template's lines and indentation would be shipped, and show nowhere. */
function squeezeTemplates(code: string): string {
  const strings: Node[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ((node as Node).type === "TaggedTemplateExpression") {
      strings.push(...(node as { quasi: { quasis: Node[] } }).quasi.quasis);
    }
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseAst(code));
  strings.sort((a, b) => a.start - b.start);
  let out = "";
  let at = 0;
  for (const { start, end } of strings) {
    out +=
      code.slice(at, start) +
      code
        .slice(start, end)
        .replace(/\s*\n\s*/g, " ")
        .replaceAll(" >", ">");
    at = end;
  }
  return out + code.slice(at);
}

/** A second look at what oxc has minified: worth a fiftieth of it. */
const minifyAgain: Plugin = {
  name: "minify-again",
  async generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== "chunk") continue;
      const { code } = await minify(squeezeTemplates(chunk.code), {
        module: true,
        ecma: 2020,
        compress: { passes: 2, keep_fargs: false, unsafe_arrows: true },
        // What begins so is private to partysocket; ours are #private, and lit's begin with `_$`.
        mangle: { properties: { regex: /^_[a-z]/ } },
        format: { comments: /^!/ },
      });
      if (code === undefined) throw new Error("terser answered nothing");
      chunk.code = code;
    }
  },
};

export default mergeConfig(
  shared,
  defineConfig({
    root,
    plugins: [leavingOut(), stylesTogether, eager, minifyAgain],
    resolve: { alias: { "zod/mini": fileURLToPath(leanZod) } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: "dist",
      // The modules and declarations that tsc wrote stay.
      emptyOutDir: false,
      lib: { entry: "src/carethread.ts", formats: ["es"], fileName: () => "carethread.js" },
      minify: "oxc",
      license: { fileName: "carethread.licenses.md" },
      rolldownOptions: {
        // Nearly all of the time is the second minifier's.
        checks: { bundlerTimings: false },
        output: {
          codeSplitting: false,
          comments: { legal: false, annotation: false },
          // Vite keeps the white space of modules so that bundlers can shake them; nobody bundles this file again.
          minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
          postBanner: `/*! Carethread ${version}, Apache-2.0; licences of what it contains: carethread.licenses.md */`,
        },
      },
    },
  }),
);
