/** The practice's help, and what is to be known of messages. */
import { duration } from "./forms.ts";

export const help = {
  help: "Help",
  helpArticles: "Help articles",
  contactSupport: "Support",
  aboutMessages: "About messages",
  answeredWithin: (ms: number) => `Your care team usually answers within ${duration(ms)}.`,
  topicExamples: "Examples of topics",
};
