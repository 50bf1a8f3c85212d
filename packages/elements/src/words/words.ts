/** What people read. */
export {
  administration,
  answers,
  attaching,
  clock,
  coaching,
  correcting,
  corrections,
  counts,
  downloads,
  dropping,
  exporting,
  files,
  finding,
  general,
  help,
  list,
  people,
  questionnaire,
  record,
  refusals,
  session,
  sessions,
  settings,
  starting,
  stats,
  stream,
  tasks,
  team,
  texting,
  thread,
  type Words,
  writing,
} from "./en/en.ts";
export { type Forms, formsOf, type Sentences } from "./forms.ts";
export { addWords, type OwnWords, wordsChanged, wordsFor } from "./languages.ts";
export { errorSentence, refusalIn, statusSentence } from "./sentences.ts";
export { grouped, type Table, type Word } from "./table.ts";
