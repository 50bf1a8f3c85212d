/** The command `carethread-operator`. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { PracticeRegistration } from "../keys/keys.ts";
import { createOperator, type Operator } from "../operator.ts";
import type { CommandOutput } from "./output.ts";

const usage = `Registers practices at running rooms, which go by it within a minute, and looks after them.

  npx carethread-operator register --server <address> --key <file> --practices <file> [--slices <number>]
  npx carethread-operator withdraw --server <address> --key <file> --practice <id>
  npx carethread-operator unknown-numbers --server <address> --key <file> --practice <id>

  --server <address>   of the rooms, e.g. https://rooms.example.org
  --key <file>         the private key that carethread-keys --operator made
  --practices <file>   JSON as in CARETHREAD_PRACTICES: practice id → registration; each of them is registered
  --slices <number>    into how many parts their patients are split, 1 to 64, instead of what stands there
  --practice <id>      the practice: with withdraw nobody is let into it any more, and what is stored stays; with
                       unknown-numbers those are printed that texted it in the last three days and are no patient's
`;

const options = {
  server: { type: "string" },
  key: { type: "string" },
  practices: { type: "string" },
  practice: { type: "string" },
  slices: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>["values"];

export interface OperatorCommandOptions extends CommandOutput {
  /** The platform's own by default. */
  readonly fetch?: typeof fetch;
}

/** Runs the command and gives its exit code. */
export async function operatorCommand(
  args: readonly string[],
  { print, complain, fetch }: OperatorCommandOptions,
): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [what, ...more] = positionals;
    if (values.help) {
      print(usage);
      return 0;
    }
    const deed = Object.entries(deeds).find(([name]) => name === what)?.[1];
    if (more.length > 0 || deed === undefined)
      throw new Error("Say what to do: register, withdraw or unknown-numbers.");
    const operator = createOperator({
      server: needed(values, "server"),
      key: await readFile(needed(values, "key"), "utf8"),
      ...(fetch === undefined ? {} : { fetch }),
    });
    await deed(operator, values, print);
    return 0;
  } catch (error) {
    complain(
      `${error instanceof Error ? error.message : String(error)}\n\nRun it with --help for the options.`,
    );
    return 1;
  }
}

async function register(operator: Operator, values: Values, print: CommandOutput["print"]): Promise<void> {
  const text = await readFile(needed(values, "practices"), "utf8");
  const slices = values.slices === undefined ? {} : { slices: Number(values.slices) };
  for (const [id, registration] of Object.entries(parse(text))) {
    const { applied } = await operator.register(id, { ...registration, ...slices });
    print(`${id}: ${applied ? "registered" : "a later version is registered already"}`);
  }
}

function parse(text: string): Record<string, PracticeRegistration> {
  try {
    return JSON.parse(text);
  } catch {
    // Without the reason, which quotes what stands there.
    throw new Error("The file of --practices is not JSON.");
  }
}

async function withdraw(operator: Operator, values: Values, print: CommandOutput["print"]): Promise<void> {
  const id = needed(values, "practice");
  const { applied } = await operator.withdraw(id);
  print(`${id}: ${applied ? "withdrawn" : "a later version is registered already"}`);
}

async function unknownNumbers(
  operator: Operator,
  values: Values,
  print: CommandOutput["print"],
): Promise<void> {
  const id = needed(values, "practice");
  const numbers = await operator.unknownNumbers(id);
  if (numbers.length === 0) print(`${id}: no number that is nobody's has texted in the last three days`);
  for (const { from, texts, at } of numbers)
    print(
      `${printable(from)}  ${texts} ${texts === 1 ? "text" : "texts"}, last ${new Date(at).toISOString()}`,
    );
}

/** What a provider calls a sender may be a name; a terminal obeys some of what could stand in it. */
function printable(from: string): string {
  return from.replace(/[^\x20-\x7e]/g, "?");
}

const deeds = { register, withdraw, "unknown-numbers": unknownNumbers } as const;

function needed(values: Values, name: "server" | "key" | "practices" | "practice"): string {
  const value = values[name];
  if (value === undefined) throw new Error(`Missing: --${name}.`);
  return value;
}
