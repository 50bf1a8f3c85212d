/** The command `carethread-keys`. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import {
  type Credentials,
  heldKey,
  type KeyFormat,
  type MadeKeys,
  makeKey,
  makeKeys,
  makeSealKey,
  readCredentials,
  type SigningAlgorithm,
} from "../keys/keys.ts";
import { keepSecret, reasonOf } from "../secret-files.ts";
import type { CommandOutput } from "./output.ts";

const usage = `Makes the keys and secrets of a practice and says what to put where.

  npx carethread-keys --practice <id> --issuer <iss> --origin <page origin> [more]
  npx carethread-keys --replace people|system --credentials <file> --out <new file>
  npx carethread-keys --operator
  npx carethread-keys --seal <version>

  --practice <id>      lower-case letters and digits, e.g. riverside
  --issuer <iss>       who signs the tokens, usually your back end's address
  --origin <origin>    a page that embeds the elements, e.g. https://ehr.example.org; may be repeated
  --name <text>        the practice's name
  --audience <aud>     "carethread" by default
  --hooks <address>    where the rooms tell your back end of notifications
  --alg <alg>          ES256 (default) or RS256
  --format <format>    of the private keys: jwk (default) or pem
  --registration <file>  where the registration goes as JSON, for carethread-operator
  --out <file>         where the credentials go; "-" writes them to the standard output.
                       By default carethread-<practice>.credentials.json, readable by you alone

  --replace <use>      a new key for "people" or "system"; everything else of the credentials stays
  --operator           a key with which an operator registers practices at running rooms
  --seal <version>     one more key by which rooms seal what they store: 2 beside the first, 3 beside the second
`;

const options = {
  practice: { type: "string" },
  issuer: { type: "string" },
  origin: { type: "string", multiple: true },
  name: { type: "string" },
  audience: { type: "string" },
  hooks: { type: "string" },
  alg: { type: "string" },
  format: { type: "string", default: "jwk" },
  out: { type: "string" },
  registration: { type: "string" },
  replace: { type: "string" },
  credentials: { type: "string" },
  operator: { type: "boolean" },
  seal: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

/** Runs the command and gives its exit code. Nothing that exists is overwritten. */
export async function keysCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  try {
    const { values } = parseArgs({ args: [...args], options });
    output.print(await run(values));
    return 0;
  } catch (error) {
    output.complain(`${reasonOf(error)}\n\nRun it with --help for the options.`);
    return 1;
  }
}

function run(values: Values): Promise<string> | string {
  if (values.help) return usage;
  if (values.format !== "jwk" && values.format !== "pem") throw new Error("--format must be jwk or pem.");
  if (values.operator) return makeOperator(values);
  if (values.seal !== undefined) return makeNextSeal(values.seal);
  return values.replace === undefined ? makePractice(values) : replaceKey(values, values.replace);
}

async function makePractice(values: Values): Promise<string> {
  const missing = (["practice", "issuer", "origin"] as const).filter(option => values[option] === undefined);
  if (missing.length > 0) throw new Error(`Missing: ${missing.map(option => `--${option}`).join(", ")}.`);
  const { practice = "", issuer = "", origin = [], name, audience, hooks } = values;
  const keys = await makeKeys({
    ...{ practice, issuer, origins: origin, name, audience, hooks },
    alg: algorithmOf(values),
    format: formatOf(values),
  });
  const where = await keepSecret(keys.credentials, values.out ?? `carethread-${practice}.credentials.json`);
  if (values.registration !== undefined) await keepSecret(keys.practices, values.registration);
  return instructions(keys, where, hooks);
}

async function replaceKey(values: Values, use: string): Promise<string> {
  if (use !== "people" && use !== "system") throw new Error("--replace must be people or system.");
  if (values.credentials === undefined || values.out === undefined)
    throw new Error("--replace needs --credentials, the present file, and --out, the new one.");
  const present = readCredentials(await readFile(values.credentials, "utf8"));
  const key = await makeKey(algorithmOf(values));
  const where = await keepSecret({ ...present, [use]: heldKey(key, formatOf(values)) }, values.out);
  return `1. Put this public key beside the present one, in "keys" → "${use}" of the practice's registration:

${JSON.stringify(key.publicJwk)}

2. When the rooms have it, give your back end the new credentials. ${where}

3. After 15 minutes, when the last old token has ended, take the old public key out.
`;
}

function makeNextSeal(version: string): string {
  if (!/^[1-9]\d{0,5}$/.test(version))
    throw new Error("--seal needs a whole number, one higher than the last.");
  return `1. One more of the "keys" of CARETHREAD_SEAL, beside those that are there:

"${version}":"${makeSealKey()}"

2. Deploy the rooms. Each is wrapped by it when it next writes; until the last has, the keys before are needed.
`;
}

async function makeOperator(values: Values): Promise<string> {
  // Operators sign with ES256 alone.
  const { privateJwk, publicJwk } = await makeKey();
  const where = await keepSecret(privateJwk, values.out ?? "carethread-operator.private.json");
  return `1. The private key: for who runs carethread-operator alone. ${where}

2. One more variable of the rooms' environment:

CARETHREAD_OPERATOR=${quoted({ keys: [publicJwk] })}
`;
}

const algorithmOf = ({ alg }: Values): SigningAlgorithm | undefined => alg as SigningAlgorithm | undefined;
const formatOf = ({ format }: Values): KeyFormat => (format === "pem" ? "pem" : "jwk");

/** In single quotes of a shell, where only a single quote would end it. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "\\u0027")}'`;
}

function instructions(
  { credentials, practices, secret, seal }: MadeKeys,
  where: string,
  hooks?: string,
): string {
  return `1. The credentials: for your back end alone, never on a page and never in a repository. Private keys, and the id
   secret under which your patients' keys are made: keep it for good. ${where}

   const host = createHost({ server, credentials });

2. The rooms' environment. A further practice is a further entry of the object; to replace a key see --replace.

CARETHREAD_PRACTICES=${quoted(practices)}

3. One secret for the whole deployment, for its own calls. Keep the one you have if there is one.

CARETHREAD_SECRET='${secret}'

4. The key by which the rooms of the whole deployment seal what they store. Keep the one you have if there is one, and
   keep it as safe as the rooms' storage: without it nothing of that can be read. Where rooms have stored something
   without a key, leave "plain" out.

CARETHREAD_SEAL=${quoted(seal)}
${hooks === undefined ? hooksLater(credentials) : ""}`;
}

function hooksLater({ hookSecret }: Credentials): string {
  return `
5. Where your back end wants to be told of new messages, so that it can send mail: one more field of the practice's
   entry in step 2. Your handler checks with the credentials' "hookSecret" what comes (see verifyWebhook).

"hooks": ${JSON.stringify({ url: "https://<your back end>/carethread-hook", secret: hookSecret })}
`;
}
