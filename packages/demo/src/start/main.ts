/** `npm start`: state, build, rooms, back end, practice, in this order; then a table, and ticks until Ctrl-C. */
import { join } from "node:path";
import type { CheckpointWebhook, DeviceAuthority, Host } from "@carethread/host";
import type { RosterPatient } from "@carethread/model";
import { BackEnd, CheckpointBook } from "../back-end/back-end.ts";
import { Encounters, type KeptEncounter, type KeptItem, StreamBook } from "../charts/charts.ts";
import {
  type DemoPractice,
  practicesFor,
  rosterOf,
  type SteadyDevice,
  SteadyPeople,
  streamsOf,
} from "../demo-practice/demo-practice.ts";
import { freePort } from "../http/http.ts";
import { type Mail, Mailbox, MailSink, Post } from "../mail/mail.ts";
import { builtPages, sourcePages } from "../pages/pages.ts";
import { type Directory, Sessions, withPatient } from "../people/people.ts";
import { Smart } from "../smart/smart.ts";
import { Carrier } from "../texting/texting.ts";
import { buildWhatIsStale } from "./build.ts";
import { fillPractices } from "./fill.ts";
import { authoritiesOf, hookSecretsOf, hostsOf, roomVariables } from "./hosts.ts";
import { type Options, readOptions, root, usage } from "./options.ts";
import { Problem } from "./problem.ts";
import { Rooms } from "./rooms.ts";
import { Shutdown, Stopped } from "./shutdown.ts";
import { StateFolder } from "./state-folder.ts";
import { table } from "./table.ts";

/** Runs until a signal or a failure, and answers the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const shutdown = new Shutdown();
  const asked = endAsked();
  try {
    const options = readOptions(args);
    if (options.help) {
      console.log(usage);
      return 0;
    }
    if (process.env.NODE_ENV === "production") {
      throw new Problem(
        "The demo's back end trusts everybody, so it does not run with NODE_ENV=production.\n" +
          "For a real deployment see “Server set-up” in the README.",
      );
    }
    await Promise.race([run(options, shutdown), asked]);
    return 0;
  } catch (error) {
    if (error instanceof Stopped) return 0;
    console.error(error instanceof Problem ? error.message : error);
    return 1;
  } finally {
    await shutdown.end();
  }
}

/** Resolves when somebody wants the end. */
function endAsked(): Promise<void> {
  return new Promise(resolve => {
    // Later signals change nothing: a terminal and npm may both send one.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    // A signal to npm alone ends npm and its shell, and is not passed on from there.
    if (process.env.npm_lifecycle_event === undefined) return;
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, 1_000).unref();
  });
}

async function run(options: Options, shutdown: Shutdown): Promise<void> {
  const { signal } = shutdown;
  const folder = await StateFolder.open(options.state, options);
  await shutdown.add(() => folder.leave());
  const practices = practicesFor(options.preset);
  if (!options.dev) await buildWhatIsStale(shutdown);
  const begun = performance.now();

  const { pagesPort, roomsPort } = folder.state;
  const port = await freePort([options.port, pagesPort, options.port === null ? 41234 : null], "127.0.0.1");
  // PartyKit listens on every address and cannot be told another.
  const portOfRooms = await freePort([roomsPort], "0.0.0.0");
  await folder.update({ pagesPort: port, roomsPort: portOfRooms });
  const origin = `http://127.0.0.1:${port}`;

  const carrier = await Carrier.start({
    numbers: numbersOf(practices),
    rooms: `http://127.0.0.1:${portOfRooms}`,
  });
  await shutdown.add(() => carrier.close());
  const rooms = new Rooms({
    on: options.on,
    folder,
    port: portOfRooms,
    variables: roomVariables(
      folder.state,
      practices,
      [origin, `http://localhost:${port}`],
      carrier.accounts(),
    ),
    practices: practices.map(({ id }) => id),
    signal,
  });
  await shutdown.add(() => rooms.stop());
  const hosts = hostsOf(folder.state, practices, rooms.address);

  let directory = await folder.read<Directory>("directory.json");
  const mailbox = new Mailbox((await folder.read<readonly Mail[]>("received.json")) ?? [], mails =>
    folder.write("received.json", mails),
  );
  const sink = await MailSink.start(mailbox);
  await shutdown.add(() => sink.close());
  const stream = new StreamBook((await folder.read<readonly KeptItem[]>("stream.json")) ?? [], items =>
    folder.write("stream.json", items),
  );
  const encounters = new Encounters(
    (await folder.read<readonly KeptEncounter[]>("encounters.json")) ?? [],
    all => folder.write("encounters.json", all),
  );
  const checkpoints = new CheckpointBook(
    (await folder.read<readonly CheckpointWebhook[]>("checkpoints.json")) ?? [],
    all => folder.write("checkpoints.json", all),
  );
  const hostOf = (practice: string): Host => {
    const host = hosts[practice];
    if (host === undefined) throw new Error(`no host for the practice ${practice}`);
    return host;
  };
  const authorities = authoritiesOf(folder.state, practices);
  await keepForRecords(folder, practices);
  const people = new SteadyPeople({
    ...{ server: rooms.address, hostOf },
    authorityOf: practice => authorities[practice] as DeviceAuthority,
    kept: (await folder.read<Readonly<Record<string, SteadyDevice>>>("devices.json")) ?? {},
    keep: devices => folder.write("devices.json", devices),
  });
  await shutdown.add(() => people.close());
  const sessions = new Sessions(folder.state.secret);
  // People are told of messages already while the practices are filled for the first time.
  const invented = practices.flatMap(practice => rosterOf(practice, 0).logins);
  const post = new Post({
    port: sink.port,
    practices,
    inbox: `${origin}/sign-in`,
    personOf: (practice, key) =>
      (directory?.logins ?? invented).find(
        login => login.practice === practice && hostOf(practice).personKey(login.kind, login.sub) === key,
      ) ?? null,
  });
  await shutdown.add(async () => post.close());
  const smart = new Smart({
    ...{ origin, rooms: rooms.address, practices, directory: () => directory, hostOf },
    ...{ encounters, sessions, authorities },
  });
  const backEnd = new BackEnd({
    port,
    rooms: rooms.address,
    practices,
    hosts,
    authorities,
    directory: () => directory,
    keep: async (practice, patient) => {
      if (directory !== null) directory = withPatient(directory, practice, patient);
      await keepPatient(folder, practice, patient);
    },
    stream,
    sessions,
    encounters,
    carrier,
    smart,
    mailbox,
    hooks: {
      secrets: hookSecretsOf(folder.state),
      told: webhook => post.send(webhook),
      encountered: webhook => encounters.follow(webhook, hostOf(webhook.practice)),
      held: webhook => checkpoints.add(webhook),
    },
    pages: async server =>
      options.dev
        ? sourcePages(rooms.address, server)
        : builtPages(rooms.address, join(root, "packages/demo/dist"), join(root, "packages/elements/dist")),
  });
  await shutdown.add(() => backEnd.close());
  console.log("Starting the rooms…");
  await Promise.all([rooms.start(), backEnd.listen()]);

  directory = await fillPractices({
    folder,
    practices,
    fhir: options.fhir,
    server: rooms.address,
    hosts,
    signal,
    people,
    say: sentence => console.log(sentence),
  });
  const { logins } = directory;
  await people.begin(practices, (practice, login) =>
    logins.some(each => each.practice === practice && each.login === login),
  );
  stream.begin(streamsOf(practices, folder.state.filledAt ?? 0));
  console.log(table({ directory, practices, sessions, origin }));
  console.log(`Ready in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
  await rooms.keepRunning(sentence => console.log(sentence));
}

/** Those that text have a number each. */
function numbersOf(practices: readonly DemoPractice[]): Record<string, string> {
  return Object.fromEntries(
    practices.flatMap(({ id, number }) => (number === undefined ? [] : [[id, number]])),
  );
}

/** What carethread-records reads, as files: elsewhere the private records key would be kept where no server is. */
async function keepForRecords(folder: StateFolder, practices: readonly DemoPractice[]): Promise<void> {
  const { keys, devices = {} } = folder.state;
  for (const { id, settings } of practices) {
    if (!settings.encryption) continue;
    await folder.write(`${id}.credentials.json`, keys[id]?.credentials);
    await folder.write(`${id}.records.json`, devices[id]?.records);
  }
}

/** In the directory of all practices, shown or not. */
async function keepPatient(folder: StateFolder, practice: string, patient: RosterPatient): Promise<void> {
  const whole = await folder.read<Directory>("directory.json");
  if (whole !== null) await folder.write("directory.json", withPatient(whole, practice, patient));
}
