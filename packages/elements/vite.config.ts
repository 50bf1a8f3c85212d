/**
 * The script tag: `dist/carethread.js` with what it needs at once, and beside it, in `dist/carethread-parts`, what the
 * sources fetch when it is first needed.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, mergeConfig, type Plugin } from "vite";
import shared from "../../vite.config.ts";

const root = fileURLToPath(new URL(".", import.meta.url));
const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** Style sheets as a browser needs them: minifying a script leaves the comments and the white space in its templates. */
const tersely: Plugin = {
  name: "terse-styles",
  transform(code, id) {
    if (!id.endsWith(".styles.ts")) return null;
    const terse = (sheet: string): string =>
      sheet
        .replace(/\/\*[\s\S]*?\*\//g, "")
        .replace(/\s+/g, " ")
        .replace(/ ?([{;}]) ?/g, "$1");
    return { code: code.replace(/\bcss`[^`]*`/g, terse), map: null };
  },
};

export default mergeConfig(
  shared,
  defineConfig({
    root,
    plugins: [tersely],
    define: { "process.env.NODE_ENV": '"production"' },
    build: {
      outDir: "dist",
      // The modules and declarations that tsc wrote stay.
      emptyOutDir: false,
      lib: { entry: "src/carethread.ts", formats: ["es"], fileName: () => "carethread.js" },
      minify: "oxc",
      license: { fileName: "carethread.licenses.md" },
      rolldownOptions: {
        output: {
          chunkFileNames: "carethread-parts/[name]-[hash].js",
          codeSplitting: {
            groups: [
              // What compares words is for those who look for some, however close to the list it stands.
              { name: "words", test: /\/model\/src\/text\/(fold|look-up|search|tokens)\.ts$/, priority: 1 },
              // What tells files apart is for those who attach some, or choose which can be.
              {
                name: "files",
                test: /\/model\/src\/attachment\/(content|name|parts|types)\.ts$/,
                priority: 1,
              },
              // By which a link's end is known: long, and for a thread alone.
              { name: "links", test: /\/model\/src\/text\/link-(host|text)\.ts$/, priority: 1 },
              // In a file whose name no page knows: parts import what they share with the list, and from
              // `carethread.js?v=2` they would get all of it a second time.
              { name: "list", test: /\/elements\/src\/define\/define\.ts$/ },
              // A practice's settings are for who administers, and for few answers of rooms.
              { name: "settings", test: /\/model\/src\/practice\/(settings\/|pushed-labels)/ },
              { name: "questions", test: /\/model\/src\/questionnaire\// },
              // When an answer is to be expected, by a practice's hours.
              { name: "hours", test: /\/(model\/src\/business-time|elements\/src\/response-clock)\// },
              // How a patient is chosen, for who begins a conversation or reads the record.
              { name: "patients", test: /\/elements\/src\/(patient-field\/|words\/en\/starting\.ts)/ },
              // Beside the thread, at the same time.
              {
                name: "entries",
                test: /\/elements\/src\/(care-thread\/(entries\/|corrections\/corrections|log\/scroll-controller)|words\/en\/corrections)/,
              },
              {
                name: "heading",
                test: /\/elements\/src\/(care-thread\/(header|known|security\/security|finding|follow-ask|stream|files)|dropping|words\/en\/(thread|encryption|finding|stream|dropping|answers|coaching))[./]/,
              },
              // Who takes messages out needs of the thread what it tells besides.
              {
                name: "thread",
                test: /\/elements\/src\/care-thread\/(?!corrections\/correction-form|security\/panel)/,
              },
              { name: "common", minShareCount: 2 },
            ],
          },
          comments: { legal: false, annotation: false },
          // Vite keeps the white space of modules so that bundlers can shake them; nobody bundles these files again.
          minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
          postBanner: `/*! Carethread ${version}, Apache-2.0; licences of what it contains: carethread.licenses.md */`,
        },
      },
    },
  }),
);
