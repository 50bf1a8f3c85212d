/**
 * Every word that people read, in English, by the part of the page that needs it: what comes later brings its words
 * along. A name stands in one part alone.
 */

import type { administration } from "./administration.ts";
import type { answers } from "./answers.ts";
import type { attaching } from "./attaching.ts";
import type { clock } from "./clock.ts";
import type { coaching } from "./coaching.ts";
import type { correcting } from "./correcting.ts";
import type { corrections } from "./corrections.ts";
import type { counts } from "./counts.ts";
import type { devices } from "./devices.ts";
import type { downloads } from "./downloads.ts";
import type { dropping } from "./dropping.ts";
import type { encryption } from "./encryption.ts";
import type { exporting } from "./exporting.ts";
import type { files } from "./files.ts";
import type { finding } from "./finding.ts";
import type { general } from "./general.ts";
import type { help } from "./help.ts";
import type { list } from "./list.ts";
import type { people } from "./people.ts";
import type { questionnaire } from "./questionnaire.ts";
import type { record } from "./record.ts";
import type { refusals } from "./refusals.ts";
import type { retaining } from "./retaining.ts";
import type { security } from "./security.ts";
import type { session } from "./session.ts";
import type { sessions } from "./sessions.ts";
import type { settings } from "./settings.ts";
import type { starting } from "./starting.ts";
import type { stats } from "./stats.ts";
import type { stream } from "./stream.ts";
import type { tasks } from "./tasks.ts";
import type { team } from "./team.ts";
import type { texting } from "./texting.ts";
import type { thread } from "./thread.ts";
import type { writing } from "./writing.ts";

export { administration } from "./administration.ts";
export { answers } from "./answers.ts";
export { attaching } from "./attaching.ts";
export { clock } from "./clock.ts";
export { coaching } from "./coaching.ts";
export { correcting } from "./correcting.ts";
export { corrections } from "./corrections.ts";
export { counts } from "./counts.ts";
export { devices } from "./devices.ts";
export { downloads } from "./downloads.ts";
export { dropping } from "./dropping.ts";
export { encryption } from "./encryption.ts";
export { exporting } from "./exporting.ts";
export { files } from "./files.ts";
export { finding } from "./finding.ts";
export { general } from "./general.ts";
export { help } from "./help.ts";
export { list } from "./list.ts";
export { people } from "./people.ts";
export { questionnaire } from "./questionnaire.ts";
export { record } from "./record.ts";
export { refusals } from "./refusals.ts";
export { retaining } from "./retaining.ts";
export { security } from "./security.ts";
export { session } from "./session.ts";
export { sessions } from "./sessions.ts";
export { settings } from "./settings.ts";
export { starting } from "./starting.ts";
export { stats } from "./stats.ts";
export { stream } from "./stream.ts";
export { tasks } from "./tasks.ts";
export { team } from "./team.ts";
export { texting } from "./texting.ts";
export { thread } from "./thread.ts";
export { writing } from "./writing.ts";

/** All of them: what another language has, too. */
export type Words = typeof answers &
  typeof attaching &
  typeof downloads &
  typeof dropping &
  typeof encryption &
  typeof exporting &
  typeof files &
  typeof administration &
  typeof clock &
  typeof coaching &
  typeof correcting &
  typeof corrections &
  typeof counts &
  typeof devices &
  typeof finding &
  typeof general &
  typeof help &
  typeof list &
  typeof people &
  typeof questionnaire &
  typeof record &
  typeof refusals &
  typeof retaining &
  typeof security &
  typeof session &
  typeof sessions &
  typeof settings &
  typeof starting &
  typeof stats &
  typeof stream &
  typeof tasks &
  typeof team &
  typeof texting &
  typeof thread &
  typeof writing;
