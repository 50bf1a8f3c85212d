/**
 * Leaves out of the script-tag build what its libraries can do and it never asks of them.
 *
 * No minifier sees that ky is given no hooks, or that partysocket makes one attempt at a time. Here it is said, per
 * file: members and statements to drop, and expressions whose value is known. Each entry must be found, or the build
 * fails: a library's new version cannot make one silently wrong or useless. Whoever comes to use what was left out
 * fails in test/elements/lean-client.test.ts.
 */
import { type Plugin, parseAst } from "vite";

/** What the schemas are read with in place of zod. */
export const leanZod = new URL("lean/zod-mini.ts", import.meta.url);

interface Entry {
  /** The end of the file's path, or its folder with a slash at the end. */
  readonly file: string;
  /** Members, properties and statements that begin so. */
  readonly drop?: readonly RegExp[];
  /** Whole expressions, and what stands in their place. */
  readonly replace?: readonly (readonly [RegExp, string])[];
}

const entries: readonly Entry[] = [
  {
    // One request at a time, made of a string and plain options; its answer is read by the caller.
    file: "/ky/distribution/index.js",
    drop: [/^for \(const method of requestMethods\)/, /^ky\.(create|extend|stop|retry) = /],
    replace: [[/^validateAndMerge\(defaults, options\)$/, "{ ...options }"]],
  },
  {
    file: "/ky/distribution/core/Ky.js",
    drop: [
      /^for \(const hook of \w+\.#options\.hooks\./,
      /^hooks: mergeHooks/,
      /^context: options\.context/,
      /^prefixUrl: /,
      /^if \((ky|this)\.#options\.on(Up|Down)loadProgress\)/,
      /^for \(const \[type, mimeType\] of /,
      /^if \(typeof ky\.#options\.timeout === 'number'/,
      // Only bodies that are streams need it; to find out whether there are such, ky makes a request of one.
      /^if \(supportsRequestStreams\)/,
      /^(this\.)?#assignRequest\(/,
      /^(this\.request = this\.)?#wrapRequestWithUploadProgress\(/,
      /^if \(typeof this\.#input !== 'string' && /,
      /^const (userProvidedContentType|errorObject) = /,
      /^(ky\.)?#decorateResponse\(/,
      /^static #normalizeSearchParams\(/,
      /^#(getNormalizedOptions|cancelResponseBody)\(/,
      /^#cachedNormalizedOptions\b/,
    ],
    replace: [
      [/^this\.#options\.stringifyJson\?\.\(this\.#options\.json\)$/, "undefined"],
      [/^this\.#options\.prefixUrl$/, "undefined"],
      [/^this\.#options\.retry\.shouldRetry !== undefined$/, "false"],
      [/^this\.#options\.retry\.jitter( === true)?$/, "undefined"],
      [/^\w+ instanceof ForceRetryError( && error\.customRequest)?$/, "false"],
      [/^this\.#input instanceof globalThis\.Request$/, "false"],
      [/^typeof ky\.#options\.throwHttpErrors === 'function'$/, "false"],
      [/^typeof this\.#options\.searchParams === 'string'$/, "false"],
      [/^Ky\.#normalizeSearchParams\(this\.#options\.searchParams\)$/, "this.#options.searchParams"],
      [/^findUnknownOptions\(this\.request, this\.#options\)$/, "{}"],
      [/^ky\.#getNormalizedOptions\(\)$/, "undefined"],
    ],
  },
  {
    file: "/ky/distribution/core/constants.js",
    replace: [
      [/^\(\(\) => \{\s+let duplexAccessed[\s\S]*\}\)\(\)$/, "false"],
      [/^new TextEncoder\(\)\.encode\('[^']+'\)\.length$/, "0"],
      [/^typeof globalThis\.(ReadableStream|FormData) === 'function'$/, "false"],
    ],
  },
  {
    file: "/ky/distribution/utils/normalize.js",
    drop: [/^if \(typeof retry === 'number'\)/, /^if \(retry\.(methods|statusCodes) && !/],
  },
  {
    // One attempt at a time, begun by us; heard through `on…`, and nothing waits in it.
    file: "/partysocket/dist/ws.js",
    drop: [
      /^if \(!globalThis\.EventTarget/,
      /^this\._debug\(/,
      /^_debug\(/,
      /^_debugLogger\b/,
      /^if \(this\._options\.debugLogger\)/,
      /^_?didWarnAbout/,
      /^if \(this\._closeCalled && !this\._didWarnAboutClosedSend\)/,
      /^this\._didWarnAboutClosedSend = /,
      /^if \(\s*!this\._options\.WebSocket &&/,
      /^(get|set) (binaryType|retryCount|bufferedAmount|extensions|protocol|url|shouldReconnect|readyState)\(/,
      /^drainQueuedMessages\(/,
      /^const \{ maxEnqueuedMessages = /,
      /^if \(this\._messageQueue\.length/,
      /^(this\.)?_messageQueue\b/,
      /^this\.dispatchEvent\(cloneEvent\(/,
      /^const (cloneEvent|isNode|isReactNative) = /,
      /^_getNextProtocols\(/,
      /^_getNextUrl\(/,
      /^assert\(this\._ws/,
      // An attempt is never followed by another one of its own, nor does it wait.
      /^_getNextDelay\(/,
      /^_acceptOpen\(/,
      /^(this\.)?_uptimeTimeout\b/,
      /^clearTimeout\(this\._uptimeTimeout\)/,
      /^const \{ minUptime = /,
      /^(this\.)?_protocols\b/,
      /^(this\.)?_retryCount\b/,
      /^if \(this\._retryCount >= maxRetries\)/,
      /^this\._ws\.binaryType = /,
      /^_binaryType\b/,
      /^(static )?get (CONNECTING|OPEN|CLOSING|CLOSED)\(/,
    ],
    replace: [
      [/^this\.CONNECTING$/, "0"],
      [/^this\.OPEN$/, "1"],
      [/^this\.CLOSING$/, "2"],
      [/^this\.CLOSED$/, "3"],
      [/^DEFAULT\.maxRetries$/, "0"],
      [/^DEFAULT\.connectionTimeout$/, "0"],
      [/^this\._getNextDelay\(\)$/, "0"],
      [/^this\._getNextProtocols\(this\._protocols \|\| null\)$/, "null"],
      [/^this\._getNextUrl\(this\._url\)$/, "this._url()"],
      [/^protocols \? new WS\(url, protocols\) : new WS\(url\)$/, "new WS(url)"],
    ],
  },
  {
    // For standard decorators; ours are the older ones.
    file: "/@lit/reactive-element/decorators/property.js",
    replace: [[/^"object"==typeof \w$/, "false"]],
  },
];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

const droppable =
  /Statement$|^(VariableDeclaration|MethodDefinition|PropertyDefinition|Property|SpreadElement)$/;
const replaceable = /Expression$|^Identifier$/;

/** Found in its place only: what is assigned to or declared keeps its name. */
const isTarget = (parent: Node, key: string): boolean =>
  (parent.type === "AssignmentExpression" && key === "left") ||
  (parent.type === "VariableDeclarator" && key === "id") ||
  (parent.type === "MemberExpression" && key === "property") ||
  parent.type === "UpdateExpression" ||
  /Function/.test(parent.type);

/** Walks `code` and answers it with the entry's changes; throws where one of them is not found. */
export function leaveOut(code: string, { file, drop = [], replace = [] }: Entry): string {
  const missing = new Set<RegExp>([...drop, ...replace.map(([from]) => from)]);
  let out = "";
  let at = 0;
  const cut = (node: Node, text: string): void => {
    out += code.slice(at, node.start) + text;
    at = node.end;
  };

  function visit(node: Node, parent: Node, key: string, inIssue: boolean): void {
    const text = code.slice(node.start, node.end);
    if (droppable.test(node.type)) {
      const found = drop.find(pattern => pattern.test(text));
      if (found !== undefined) {
        missing.delete(found);
        cut(node, /Statement$|^VariableDeclaration$/.test(node.type) ? ";" : "");
        if (node.type === "Property") at += /^\s*,?/.exec(code.slice(at))?.[0].length ?? 0;
        return;
      }
      if (inIssue && parent.type === "ObjectExpression" && !text.startsWith("continue:")) {
        cut(node, "");
        at += /^\s*,?/.exec(code.slice(at))?.[0].length ?? 0;
        return;
      }
    } else if (replaceable.test(node.type) && !isTarget(parent, key)) {
      const found = replace.find(([pattern]) => pattern.test(text));
      if (found !== undefined) {
        missing.delete(found[0]);
        cut(node, found[1]);
        return;
      }
    }
    const isIssue = node.type === "ObjectExpression" && isPushOfIssue(parent);
    const children = Object.entries(node).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).filter(isNode).map(child => ({ name, child })),
    );
    children.sort((a, b) => a.child.start - b.child.start);
    for (const { name, child } of children) visit(child, node, name, isIssue);
  }

  const isPushOfIssue = (node: Node): boolean =>
    node.type === "CallExpression" &&
    file.startsWith("/zod/") &&
    /^\w+\.issues\.push\(\{/.test(code.slice(node.start, node.end));

  const program = parseAst(code) as Node;
  visit(program, program, "", false);
  if (missing.size > 0) throw new Error(`not found in ${file}: ${[...missing].join("  ")}`);
  return out + code.slice(at);
}

/** What to leave out of the module, if anything. */
export function entryFor(id: string): Entry | undefined {
  return entries.find(({ file }) => id.split("?")[0]?.endsWith(file));
}

/** The build's part of it; what none of its modules has is an error as well. */
export function leavingOut(): Plugin {
  const seen = new Set<Entry>();
  return {
    name: "leave-out",
    transform(code, id) {
      const entry = entryFor(id);
      if (entry === undefined) return undefined;
      seen.add(entry);
      return { code: leaveOut(code, entry), map: null };
    },
    buildEnd(error) {
      const unseen = entries.filter(entry => !seen.has(entry)).map(({ file }) => file);
      if (error === undefined && unseen.length > 0) throw new Error(`not in the build: ${unseen.join(", ")}`);
    },
  };
}
