/** The samples for back ends in other languages: run, where the machine has the language, against the project's own. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { HostError, verifyWebhook } from "@carethread/host";
import { Claims } from "@carethread/model";
import { exportPKCS8, generateKeyPair, jwtVerify } from "jose";
import { makeVectors, readVectors } from "../tools/sample-vectors.ts";

const folder = await mkdtemp(join(tmpdir(), "carethread-samples-"));
after(() => rm(folder, { recursive: true }));
const vectors = await readVectors();
const { signer, keys, tokens, webhooks } = vectors;
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const samples = (name: string): string => at(`../../packages/host/samples/${name}`);

interface Language {
  readonly name: string;
  /** Without one of these it is skipped. */
  readonly tools: readonly string[];
  /** What is run once before. */
  readonly compile?: readonly string[];
  readonly run: readonly string[];
}

const languages: readonly Language[] = [
  {
    ...{ name: "Python", tools: ["python3"] },
    run: ["python3", "-B", at("samples/check.py"), samples("python")],
  },
  { ...{ name: "PHP", tools: ["php"] }, run: ["php", at("samples/check.php"), samples("php")] },
  {
    ...{ name: "Java", tools: ["javac", "java"] },
    compile: [
      ...["javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "-d", folder, at("samples/Check.java")],
      ...["Key", "Token", "Webhook"].map(part => samples(`java/Carethread${part}.java`)),
    ],
    run: ["java", "-cp", folder, "Check"],
  },
];

function call([program = "", ...rest]: readonly string[], input = ""): string {
  const { status, stdout, stderr, error } = spawnSync(program, rest, { input, encoding: "utf8" });
  assert.equal(status, 0, `${error ?? ""}${stdout}${stderr}`);
  return stdout;
}

const compiled = new Set<Language>();

/** The answers of a language's samples, in the order of the questions. */
function ask(language: Language, questions: readonly (readonly string[])[]): readonly string[] {
  if (language.compile && !compiled.has(language)) call(language.compile);
  compiled.add(language);
  const lines = questions.map(([what, ...fields]) =>
    [what, ...fields.map(field => Buffer.from(field).toString("base64"))].join(" "),
  );
  return call(language.run, `${lines.join("\n")}\n`)
    .trimEnd()
    .split(/\r?\n/);
}

test("the vectors are what the project's own functions make; `npm run vectors` writes them", async () => {
  assert.deepEqual(vectors, JSON.parse(JSON.stringify(await makeVectors())));
});

test("the project's own verifier answers every webhook of the vectors as they say", async () => {
  for (const { about, secrets, headers, body, now, answer } of webhooks) {
    const code = await verifyWebhook({ secret: secrets, headers, body, now: now * 1000 }).then(
      () => "ok",
      (error: unknown) => (error instanceof HostError ? error.code : String(error)),
    );
    assert.equal(code, answer, about);
  }
});

for (const language of languages) {
  const missing = language.tools.filter(tool => spawnSync(tool, ["--version"]).error !== undefined);
  const skip = missing.length > 0 && `without ${missing}`;

  test(`${language.name} makes the same keys of people and patients`, { skip }, () => {
    const questions = keys.map(({ of }) => ["key", signer.idSecret, ...of]);
    assert.deepEqual(
      ask(language, questions),
      keys.map(({ key }) => key),
    );
  });

  test(`${language.name} takes and refuses the same webhooks, with the status to answer`, { skip }, () => {
    const questions = webhooks.map(({ secrets, headers, body, now }) => [
      ...["webhook", secrets.join("\n")],
      ...["id", "timestamp", "signature"].map(part => headers[`webhook-${part}`] ?? ""),
      ...[body, String(now)],
    ]);
    const wanted = webhooks.map(({ answer }) => {
      if (answer === "ok") return "ok";
      return `${answer} ${answer === "bad-webhook" ? 400 : 503}`;
    });
    const named = (answers: readonly string[]) =>
      webhooks.map(({ about }, index) => `${about}: ${answers[index]}`);
    assert.deepEqual(named(ask(language, questions)), named(wanted));
  });

  test(`${language.name} mints the same tokens, signed as the rooms check it`, { skip }, async t => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", { extractable: true });
    const { practice, issuer, audience, idSecret, kid } = signer;
    const pem = await exportPKCS8(privateKey);
    const questions = tokens.map(({ kind, id, name, session, now }) => [
      ...["token", practice, issuer, audience, idSecret, kid, pem],
      ...[kind, id, name, session, String(now)],
    ]);
    const minted = ask(language, questions);
    if (minted[0]?.startsWith("missing ")) return t.skip(`without its library: ${minted[0]}`);
    for (const [index, { now, header, claims }] of tokens.entries()) {
      const checked = await jwtVerify(minted[index] ?? "", publicKey, {
        ...{ algorithms: ["ES256"], issuer, audience, currentDate: new Date(now * 1000) },
      });
      assert.deepEqual([checked.protectedHeader, checked.payload], [header, claims]);
      Claims.parse(checked.payload);
    }
  });
}
