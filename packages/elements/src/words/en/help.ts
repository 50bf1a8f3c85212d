/** The practice's help, and what is to be known of messages. */
import { duration } from "./forms.ts";

export const help = {
  help: "Help",
  helpArticles: "Help articles",
  contactSupport: "Support",
  aboutMessages: "About messages",
  answeredWithin: (ms: number) => `Your care team usually answers within ${duration(ms)}.`,
  topicExamples: "Examples of topics",
  /** The practice's policy, wherever something is written. */
  keepInside: "Never share sensitive information outside the messaging system",
  /** The same for staff, who write for the record. */
  beThorough: "Messages serve as communication record - be professional and thorough",
  emergency: (number: string) => `In an emergency, call ${number}.`,
};
