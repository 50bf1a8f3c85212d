/**
 * `npm run bench`: every figure beside its rival or its bound. `--only <part>`, more than once if wanted, for some
 * parts; `--rounds <n>` for more or fewer turns; `--quick` to see that it works; `--write` puts the tables into
 * README.md.
 */
import { parseArgs } from "node:util";
import { cutsPart } from "./parts/cuts.ts";
import { fhirPart } from "./parts/fhir.ts";
import { figuresPart } from "./parts/figures.ts";
import { type Part, Servers } from "./parts/part.ts";
import { practicePart } from "./parts/practice.ts";
import { renderingPart } from "./parts/rendering.ts";
import { roomPart } from "./parts/room.ts";
import { sealPart } from "./parts/seal.ts";
import { searchPart } from "./parts/search.ts";
import { shellsPart } from "./parts/shells.ts";
import { socketIoPart } from "./parts/socketio.ts";
import { tasksPart } from "./parts/tasks.ts";
import { threadPart } from "./parts/thread.ts";
import { writeReadme } from "./report.ts";

const parts: Readonly<Record<string, Part>> = {
  room: roomPart,
  shells: shellsPart,
  seal: sealPart,
  practice: practicePart,
  search: searchPart,
  figures: figuresPart,
  tasks: tasksPart,
  fhir: fhirPart,
  socketio: socketIoPart,
  cuts: cutsPart,
  thread: threadPart,
  rendering: renderingPart,
};

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: Object.keys(parts) },
    rounds: { type: "string", default: "5" },
    quick: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(values.rounds);
if (!Number.isSafeInteger(rounds) || rounds < 1) throw new Error("--rounds needs a number from 1 on");

for (const name of values.only) {
  const part = parts[name];
  if (part === undefined) throw new Error(`--only needs one of: ${Object.keys(parts).join(", ")}`);
  console.error(`${name}, ${rounds} rounds`);
  const servers = new Servers();
  try {
    const tables = await part(servers, { rounds, quick: values.quick });
    console.log(`${tables}\n`);
    if (values.write) writeReadme(name, tables);
  } finally {
    await servers.stop();
  }
}
// Sockets of the tables are still open.
process.exit(0);
