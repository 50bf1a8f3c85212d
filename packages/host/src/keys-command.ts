/** The command `carethread-keys`. */
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { HostError } from "./host-error.ts";
import { type MadeKeys, makeKeys, type SigningAlgorithm } from "./keys/keys.ts";
import { makeWebhookSecret } from "./webhook.ts";

const usage = `Makes a key pair for a practice and says what to put where.

  npx carethread-keys --practice <id> --issuer <iss> --origin <page origin> [more]

  --practice <id>      lower-case letters and digits, e.g. riverside
  --issuer <iss>       who signs the tokens, usually your back end's address
  --origin <origin>    a page that embeds the elements, e.g. https://ehr.example.org; may be repeated
  --name <text>        the practice's name
  --audience <aud>     "carethread" by default
  --alg <alg>          ES256 (default) or RS256
  --format <format>    of the private key: jwk (default) or pem
  --out <file>         where the private key goes; "-" writes it to the standard output.
                       By default carethread-<practice>.private.json (or .pem), readable by you alone
`;

export interface CommandOutput {
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** Runs the command and gives its exit code. Nothing that exists is overwritten. */
export async function keysCommand(args: readonly string[], output: CommandOutput): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        practice: { type: "string" },
        issuer: { type: "string" },
        origin: { type: "string", multiple: true },
        name: { type: "string" },
        audience: { type: "string" },
        alg: { type: "string" },
        format: { type: "string", default: "jwk" },
        out: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      output.print(usage);
      return 0;
    }
    const missing = (["practice", "issuer", "origin"] as const).filter(
      option => values[option] === undefined,
    );
    if (missing.length > 0) throw new Error(`Missing: ${missing.map(option => `--${option}`).join(", ")}.`);
    if (values.format !== "jwk" && values.format !== "pem") throw new Error("--format must be jwk or pem.");
    const { practice = "", issuer = "", origin = [], name, audience } = values;
    const alg = values.alg as SigningAlgorithm | undefined;
    const keys = await makeKeys({ practice, issuer, origins: origin, name, audience, alg });

    const pem = values.format === "pem";
    const file = values.out ?? `carethread-${practice}.private.${pem ? "pem" : "json"}`;
    const text = pem ? keys.privatePem.trimEnd() : JSON.stringify(keys.privateJwk, null, 2);
    if (file !== "-") await writeFile(file, `${text}\n`, { mode: 0o600, flag: "wx" });
    output.print(instructions(keys, file === "-" ? text : null, file));
    return 0;
  } catch (error) {
    output.complain(`${reason(error)}\n\nRun it with --help for the options.`);
    return 1;
  }
}

function reason(error: unknown): string {
  if (error instanceof HostError || !(error instanceof Error))
    return String((error as Error).message ?? error);
  if ("code" in error && error.code === "EEXIST") {
    return "The file for the private key exists already; name another with --out, or remove it first.";
  }
  return error.message;
}

/** In single quotes of a shell, where only a single quote would end it. */
function quoted(value: unknown): string {
  return `'${JSON.stringify(value).replaceAll("'", "\\u0027")}'`;
}

function instructions(keys: MadeKeys, privateKey: string | null, file: string): string {
  const registration = Object.values(keys.practices)[0];
  const where = privateKey === null ? `It was written to ${file}, readable by you alone.` : privateKey;
  return `1. The private key: for your back end alone, never on a page and never in a repository.

${where}

   Mint tokens with it (see mintToken):
     kid       ${keys.kid}
     issuer    ${registration?.issuer}
     audience  ${registration?.audience}

2. The rooms' environment. A further practice is a further entry of the object; when you replace a key, put the
   new public key beside the old one in "keys" until the last old token has ended (15 minutes).

CARETHREAD_PRACTICES=${quoted(keys.practices)}

3. One secret for the whole deployment, for its own calls. Keep the one you have if there is one.

CARETHREAD_SECRET='${keys.secret}'

4. Where your back end wants to be told of new messages, so that it can send mail: one more field of the practice's
   entry in step 2. Your handler checks with the same secret what comes (see verifyWebhook).

"hooks": ${JSON.stringify({ url: "https://<your back end>/carethread-hook", secret: makeWebhookSecret() })}
`;
}
