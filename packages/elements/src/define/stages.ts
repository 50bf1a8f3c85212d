/** What is fetched when it is first needed: a tag, and the module that registers it. */
import { prepareConversations } from "@carethread/client";
import { offerStages } from "../stages/stages.ts";

// A bundler makes a file of each: what is needed together stands in one.
const starting = () => import("./starting.ts");
const attaching = () => import("./attaching.ts");

/** What a client needs for a conversation comes beside the element, and not after it; a client that misses it says so. */
function talking<T>(fetch: () => Promise<T>): () => Promise<T> {
  return () => {
    prepareConversations().catch(() => {});
    return fetch();
  };
}

offerStages({
  "care-thread": talking(() => import("./care-thread.ts")),
  "care-compose": talking(() => import("./care-compose.ts")),
  "care-patient-search": starting,
  "care-new-conversation": starting,
  "care-questionnaire": () => import("./care-questionnaire.ts"),
  "care-team": talking(() => import("./care-team.ts")),
  "care-tasks": () => import("./care-tasks.ts"),
  "care-settings": () => import("./care-settings.ts"),
  "care-stats": () => import("./care-stats.ts"),
  "care-administration": () => import("./care-administration.ts"),
  "care-texting": () => import("./care-texting.ts"),
  "care-help": () => import("./care-help.ts"),
  "care-attachments": attaching,
  "care-attached": attaching,
});

// For TypeScript alone: who imports this module knows these tags and their events.
export type {} from "./attaching.ts";
export type {} from "./care-administration.ts";
export type {} from "./care-compose.ts";
export type {} from "./care-help.ts";
export type {} from "./care-questionnaire.ts";
export type {} from "./care-settings.ts";
export type {} from "./care-stats.ts";
export type {} from "./care-tasks.ts";
export type {} from "./care-team.ts";
export type {} from "./care-texting.ts";
export type {} from "./care-thread.ts";
export type {} from "./starting.ts";
