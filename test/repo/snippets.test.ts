/** The code of the READMEs and of the guide, compiled against the packages as they were built: what a vendor copies has to be right. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { compileScript, parse } from "vue/compiler-sfc";

const root = fileURLToPath(new URL("../..", import.meta.url));

type Language = "ts" | "js" | "tsx";

type Names = Readonly<Record<string, string>>;

const finding = 'Parameters<typeof import("@carethread/rooms").answerAtDoor>[0]';
const room = 'ReturnType<typeof import("@carethread/rooms").createRoom>';

const page: Names = {
  openChart: "declare function openChart(id: string): void;",
  chart: "declare const chart: { carethreadKey: string };",
  slideOut: "declare const slideOut: HTMLElement & { show(): void };",
  logout: "declare const logout: HTMLElement;",
  post: "declare function post(path: string, body: unknown): Promise<{ certificate: string }>;",
  provider: 'declare const provider: import("@carethread/elements").CareProvider;',
};

const backEnd: Names = {
  host: 'declare const host: import("@carethread/host").Host;',
  user: "declare const user: { id: string; name: string };",
  session: "declare const session: { id: string };",
  response: "declare const response: { json(body: unknown): void };",
  posted: "declare const posted: { device: string; hpke: string; sign: string; proof: string };",
  began: "declare const began: number;",
  conversation: "declare const conversation: string;",
  userByCarethreadKey:
    "declare function userByCarethreadKey(key: string): Promise<{ email: string } | undefined>;",
  wasHandled: "declare function wasHandled(id: string): Promise<boolean>;",
  noteHandled: "declare function noteHandled(id: string): Promise<void>;",
  sendMail: "declare function sendMail(to: string, subject: string, text: string): Promise<void>;",
};

/** What the guide of host does with the recipes, which are copied, and with what it is told. */
const recipes: Names = {
  createMailer: 'declare const createMailer: typeof import("../../host/recipes/mail.js").createMailer;',
  createPusher: 'declare const createPusher: typeof import("../../host/recipes/push.js").createPusher;',
  smartRequest: 'declare const smartRequest: typeof import("../../host/recipes/smart.js").smartRequest;',
  smartLaunch: 'declare const smartLaunch: typeof import("../../host/recipes/smart.js").smartLaunch;',
  attributesOf: 'declare const attributesOf: typeof import("../../host/recipes/smart.js").attributesOf;',
  smartStyle: 'declare const smartStyle: typeof import("../../host/recipes/smart-style.js").smartStyle;',
  styleSheetOf:
    'declare const styleSheetOf: typeof import("../../host/recipes/smart-style.js").styleSheetOf;',
  iss: "declare const iss: string;",
  claims: "declare const claims: Readonly<Record<string, unknown>>;",
  handle: "declare const handle: string | null;",
  configuration: "declare const configuration: unknown;",
  subscriptionsOf:
    'declare function subscriptionsOf(of: object): Promise<import("web-push").PushSubscription[]>;',
  forget: "declare function forget(subscription: object): Promise<void>;",
  vapidPublicKey: "declare const vapidPublicKey: string;",
  told: 'declare const told: import("@carethread/host").NotificationWebhook;',
  user: "declare const user: { id: string; name: string; email: string };",
};

/** By README, what its snippets find around them: declared where one uses it and does not make it itself. */
const around: Readonly<Record<string, Names>> = {
  "README.md": { ...page, ...backEnd },
  "packages/elements/README.md": page,
  "packages/host/README.md": { ...backEnd, ...recipes },
  "stories/guide/migrating.md": {
    ...backEnd,
    communicationsOf: "declare function communicationsOf(patient: string): AsyncIterable<object>;",
    authors: 'declare const authors: ReadonlyMap<string, import("@carethread/model").Person>;',
  },
  "packages/client/README.md": {
    client: 'declare const client: import("@carethread/client").CareClient;',
    thread: 'declare const thread: import("@carethread/client").ConversationStore;',
    id: "declare const id: string;",
    person: "declare const person: string;",
    patientId: "declare const patientId: string;",
    ring: "declare function ring(reason: string, conversation: string): void;",
  },
  "packages/model/README.md": {
    facts: 'declare const facts: Parameters<typeof import("@carethread/model").decide>[1]["facts"];',
    newId: "declare function newId(): string;",
    command: 'declare const command: Parameters<typeof import("@carethread/model").decide>[2];',
    store: "declare function store(events: unknown, state: unknown): Promise<void>;",
    send: "declare function send(view: string, event: unknown): void;",
  },
  "packages/rooms/README.md": {
    ...Object.fromEntries(
      ["party", "name", "deployment", "now", "later", "call", "log"].map(name => [
        name,
        `declare const ${name}: ${finding}["${name}"];`,
      ]),
    ),
    request: "declare const request: Request;",
    url: "declare const url: string;",
    origin: "declare const origin: string | null;",
    platform: "declare const platform: Platform;",
    connection: `declare const connection: Parameters<${room}["connected"]>[0];`,
    text: "declare const text: string;",
    practices: 'declare const practices: Parameters<typeof createMemoryServer>[0]["practices"];',
  },
};

interface Snippet {
  readonly file: string;
  readonly name: string;
  readonly language: Language;
  readonly code: string;
}

const readmes = [
  "README.md",
  ...readdirSync(join(root, "packages")).map(name => join("packages", name, "README.md")),
  ...readdirSync(join(root, "stories/guide"))
    .filter(name => /\.mdx?$/.test(name))
    .map(name => join("stories/guide", name)),
].filter(file => existsSync(join(root, file)));

const snippets = readmes.flatMap(file =>
  [...readFileSync(join(root, file), "utf8").matchAll(/```(ts|js|tsx)\n(.*?)```/gs)].map(
    ([, language, code = ""], index): Snippet => ({
      file,
      name: `${file.replaceAll(/\W+/g, "-")}-${index + 1}`,
      language: language as Language,
      code,
    }),
  ),
);

/** What a snippet declares or imports. */
function madeIn(code: string): ReadonlySet<string> {
  const declarations = code.matchAll(/\b(?:const|let|function|import)\s+(?:type\s+)?(?:\{([^}]*)\}|(\w+))/g);
  return new Set(
    [...declarations].flatMap(([, list = "", name = ""]) => [...`${list} ${name}`.matchAll(/\w+/g)].flat()),
  );
}

function withSurroundings({ file, code }: Snippet): string {
  const made = madeIn(code);
  const plain = code.replace(/\/\/.*$|"[^"]*"/gm, "");
  const needed = Object.entries(around[file] ?? {}).filter(
    ([name]) => !made.has(name) && new RegExp(`(?<![.\\w])${name}\\b`).test(plain),
  );
  const tags = /["']care-/.test(code) ? 'import "@carethread/elements/define";' : "";
  return [tags, ...needed.map(([, declaration]) => declaration), code, "export {};\n"].join("\n");
}

function complaints(language: Language): string {
  // Where the packages are found as a vendor's project finds them.
  const folder = mkdtempSync(join(root, "packages/demo/.snippets-"));
  try {
    const chosen = snippets.filter(snippet => snippet.language === language);
    assert.ok(chosen.length > 0);
    for (const snippet of chosen)
      writeFileSync(
        join(folder, `${snippet.name}.${language === "tsx" ? "tsx" : "ts"}`),
        withSurroundings(snippet),
      );
    const isTyped = language !== "js";
    writeFileSync(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        compilerOptions: {
          ...{ noEmit: true, skipLibCheck: true, strict: isTyped, target: "es2022", module: "esnext" },
          ...{
            moduleResolution: "bundler",
            jsx: "react-jsx",
            lib: ["es2023", "dom", "dom.iterable"],
            types: ["node"],
          },
        },
      }),
    );
    const run = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder], {
      cwd: folder,
      encoding: "utf8",
    });
    return run.stdout + run.stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("every TypeScript snippet of the READMEs compiles", () => {
  assert.equal(complaints("ts"), "");
});

test("every snippet of React compiles", () => {
  assert.equal(complaints("tsx"), "");
});

test("every snippet of Vue compiles, its script and its template", () => {
  const components = readmes.flatMap(file =>
    [...readFileSync(join(root, file), "utf8").matchAll(/```vue\n(.*?)```/gs)].map(([, code = ""]) => code),
  );
  assert.ok(components.length > 0);
  for (const [index, component] of components.entries()) {
    const id = `component-${index}`;
    const { descriptor, errors } = parse(component, { filename: `${id}.vue` });
    const tips: unknown[] = [];
    const isCustomElement = (tag: string): boolean => tag.startsWith("care-");
    const { content } = compileScript(descriptor, {
      ...{ id, inlineTemplate: true },
      templateOptions: { compilerOptions: { isCustomElement, onWarn: warning => tips.push(warning) } },
    });
    assert.deepEqual([...errors, ...tips], []);
    assert.match(content, /"care-/);
  }
});

test("every JavaScript snippet of the READMEs asks only for what is there", () => {
  assert.equal(complaints("js"), "");
});
