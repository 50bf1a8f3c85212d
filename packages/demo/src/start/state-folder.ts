/** The folder in which the demo keeps its keys, ports and the rooms' data between two starts. */
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type MadeDeviceKeys, type MadeKeys, makeDeviceKeys, makeKeys, makeSealKey } from "@carethread/host";
import { practices } from "../demo-practice/demo-practice.ts";
import type { PlatformName } from "./platforms.ts";
import { Problem } from "./problem.ts";

const version = 4;

export interface State {
  readonly version: number;
  /** The platform that has what the rooms stored, which no other can read; PartyKit in one from before there was a choice. */
  readonly on?: PlatformName;
  /** What the rooms and their siblings prove themselves with. */
  readonly secret: string;
  /** By which keys the rooms seal what they store. */
  readonly seal: { readonly keys: Readonly<Record<string, string>>; readonly plain?: "refused" };
  /** Each practice has its own. */
  readonly keys: Readonly<Record<string, Pick<MadeKeys, "credentials" | "practices">>>;
  /** By which each practice certifies devices and opens its records; absent in one from before there was encryption. */
  readonly devices?: Readonly<Record<string, MadeDeviceKeys>>;
  readonly pagesPort: number | null;
  readonly roomsPort: number | null;
  /** When the first practice was filled for the first time; the dates of the past are counted from there. */
  readonly filledAt: number | null;
  /** The practices of which everything was brought in. */
  readonly filled: readonly string[];
}

export class StateFolder {
  readonly path: string;
  #state: State;

  private constructor(path: string, state: State) {
    this.path = path;
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  async update(changes: Partial<State>): Promise<void> {
    this.#state = { ...this.#state, ...changes };
    await this.write("state.json", this.#state);
  }

  /** Writes JSON whole or not at all, readable by its owner alone: there is a private key in it. */
  async write(name: string, value: unknown): Promise<void> {
    await this.writeText(name, `${JSON.stringify(value, null, 2)}\n`);
  }

  async writeText(name: string, text: string): Promise<void> {
    const file = this.file(name);
    await writeFile(`${file}.new`, text, { mode: 0o600 });
    await rename(`${file}.new`, file);
  }

  async read<T>(name: string): Promise<T | null> {
    if (!existsSync(this.file(name))) return null;
    return JSON.parse(await readFile(this.file(name), "utf8")) as T;
  }

  static async open(
    path: string,
    options: { readonly reset: boolean; readonly on: PlatformName },
  ): Promise<StateFolder> {
    const file = join(path, "state.json");
    if (existsSync(path) && !existsSync(file) && (await readdir(path)).length > 0) {
      throw new Problem(`${path} holds something else; name an empty folder with --state.`);
    }
    const old = existsSync(file) ? await readFile(file, "utf8") : null;
    if (old !== null) endIfRunning(old, await runningPid(path));
    if (options.reset) await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true, mode: 0o700 });
    const folder = new StateFolder(
      path,
      old === null || options.reset ? await fresh(options.on) : parse(old, path, options.on),
    );
    const { devices = await freshDevices() } = folder.state;
    await folder.update({ devices });
    await folder.writeText("pid", String(process.pid));
    return folder;
  }

  /** Says that nobody uses the folder any more. */
  async leave(): Promise<void> {
    await rm(this.file("pid"), { force: true });
  }
}

async function runningPid(path: string): Promise<number | null> {
  const file = join(path, "pid");
  const pid = existsSync(file) ? Number(await readFile(file, "utf8")) : 0;
  if (pid === 0 || pid === process.pid) return null;
  try {
    process.kill(pid, 0);
    // After a crash the number may be another program's by now, which Linux can tell.
    const command = `/proc/${pid}/cmdline`;
    const isOurs = !existsSync(command) || (await readFile(command, "utf8")).includes("start.mjs");
    return isOurs ? pid : null;
  } catch {
    return null;
  }
}

function endIfRunning(text: string, pid: number | null): void {
  if (pid === null) return;
  const { pagesPort } = JSON.parse(text) as State;
  throw new Problem(
    `The demo runs already (process ${pid}): http://127.0.0.1:${pagesPort}/\n` +
      "End it with Ctrl-C there first, or start a second one with --state <another folder>.",
  );
}

function parse(text: string, path: string, on: PlatformName): State {
  let state: State | null = null;
  try {
    state = JSON.parse(text) as State;
  } catch {
    // Said below.
  }
  const { on: kept = "partykit" } = state ?? {};
  if (state?.version === version && kept !== on)
    throw new Problem(
      `The state in ${path} is that of rooms on ${kept}; name another folder with --state, or begin anew with --reset.`,
    );
  // One from before rooms were sealed: what they have stored is read, and sealed when they wake.
  if (state?.version === version) return { ...state, seal: state.seal ?? { keys: { 1: makeSealKey() } } };
  throw new Problem(`The state in ${path} is of another version; begin anew with: npm start -- --reset`);
}

async function freshDevices(): Promise<Record<string, MadeDeviceKeys>> {
  const made = practices.map(async ({ id }) => [id, await makeDeviceKeys(id)] as const);
  return Object.fromEntries(await Promise.all(made));
}

async function fresh(on: PlatformName): Promise<State> {
  const keys: Record<string, MadeKeys> = {};
  for (const { id, name } of practices) {
    // The origins are those of each start; the ones here only satisfy the check.
    const made = await makeKeys({
      practice: id,
      name,
      issuer: `demo-of-${id}`,
      origins: ["http://127.0.0.1"],
    });
    keys[id] = made;
  }
  const secret = Object.values(keys)[0]?.secret ?? "";
  return {
    version,
    on,
    secret,
    seal: { keys: { 1: makeSealKey() }, plain: "refused" },
    keys: Object.fromEntries(
      Object.entries(keys).map(([id, made]) => [
        id,
        { credentials: made.credentials, practices: made.practices },
      ]),
    ),
    pagesPort: null,
    roomsPort: null,
    filledAt: null,
    filled: [],
  };
}
