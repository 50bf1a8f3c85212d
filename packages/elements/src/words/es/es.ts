/** Spanish: all words, as a page in it fetches them. */
import type { Words } from "../en/en.ts";
import { administration } from "./administration.ts";
import { answers } from "./answers.ts";
import { attaching } from "./attaching.ts";
import { clock } from "./clock.ts";
import { coaching } from "./coaching.ts";
import { correcting } from "./correcting.ts";
import { corrections } from "./corrections.ts";
import { counts } from "./counts.ts";
import { devices } from "./devices.ts";
import { downloads } from "./downloads.ts";
import { dropping } from "./dropping.ts";
import { encryption } from "./encryption.ts";
import { exporting } from "./exporting.ts";
import { files } from "./files.ts";
import { finding } from "./finding.ts";
import { general } from "./general.ts";
import { help } from "./help.ts";
import { list } from "./list.ts";
import { people } from "./people.ts";
import { questionnaire } from "./questionnaire.ts";
import { record } from "./record.ts";
import { refusals } from "./refusals.ts";
import { retaining } from "./retaining.ts";
import { security } from "./security.ts";
import { session } from "./session.ts";
import { sessions } from "./sessions.ts";
import { settings } from "./settings.ts";
import { starting } from "./starting.ts";
import { stats } from "./stats.ts";
import { stream } from "./stream.ts";
import { tasks } from "./tasks.ts";
import { team } from "./team.ts";
import { texting } from "./texting.ts";
import { thread } from "./thread.ts";
import { writing } from "./writing.ts";

export const words: Words = {
  ...administration,
  ...answers,
  ...attaching,
  ...clock,
  ...coaching,
  ...correcting,
  ...corrections,
  ...counts,
  ...devices,
  ...downloads,
  ...dropping,
  ...encryption,
  ...exporting,
  ...files,
  ...finding,
  ...general,
  ...help,
  ...list,
  ...people,
  ...questionnaire,
  ...record,
  ...refusals,
  ...retaining,
  ...security,
  ...session,
  ...sessions,
  ...settings,
  ...starting,
  ...stats,
  ...stream,
  ...tasks,
  ...team,
  ...texting,
  ...thread,
  ...writing,
};
