/** What a page is told of its practice: how things are started, found, marked and written on the person's side. */
import * as z from "zod/mini";
import { Allowed, allowedHere, type Claim, sealedFileType, uploadProblem } from "../attachment/attachment.ts";
import { orElse } from "../fallbacks.ts";
import type { Refusal } from "../refusals/refusals.ts";
import { TextRules } from "../texting/texting.ts";
import { Kind, TitleRule } from "./kind.ts";
import { canEncrypt, isStartedBy, policyOf } from "./policy-of.ts";
import {
  emergencyNumberOf,
  Marker,
  MarkerLook,
  type PracticeSettings,
  ReplyField,
} from "./settings/settings.ts";
import { beginsEmpty, starting } from "./starting.ts";
import { textRulesOf } from "./text-rules.ts";

/** A part by which the list is looked through; of one that a page does not know it shows all. */
const ShownTab = /* @__PURE__ */ orElse(
  z.enum(["all", "unread", "read", "due", "active", "archived"]),
  "all",
);

/** One kind that the person may start, and what its form asks for. */
export const StartForm = z.object({
  kind: Kind,
  title: TitleRule,
  /** There is one for a patient: choosing the patient is enough. */
  unique: z.boolean(),
  /** It can begin without a message. */
  empty: z.boolean(),
  /** It begins by a questionnaire. */
  questionnaire: z.boolean(),
  /** It is addressed to one person, and says which episode of care it is about. */
  addressed: z.boolean(),
  /** Staff alone see it, and the patient never learns of it. */
  staffOnly: z.boolean(),
  /** What may be attached to its first message; absent where nothing may. */
  attach: z.optional(Allowed),
  /** It can be encrypted from end to end; absent where not. */
  encrypts: z.optional(z.literal(true)),
});
export type StartForm = z.infer<typeof StartForm>;

const HelpLink = z.object({ title: z.string(), url: z.string() });

/** As a practice says its hours: a page takes them as they are. */
const PageHours = z.object({
  zone: z.string(),
  week: z.record(z.string(), z.array(z.object({ from: z.string(), to: z.string() }))),
  holidays: z.array(z.string()),
});

export const PagePractice = z.object({
  starts: z.array(StartForm),
  marker: Marker,
  markerLook: MarkerLook,
  tabs: z.array(ShownTab),
  archive: z.boolean(),
  /** A conversation can be looked through by what is in it; absent from rooms of before. */
  streamFilter: z.optional(z.boolean()),
  /** Characters that a search needs. */
  minChars: z.int(),
  reply: ReplyField,
  enterSends: z.boolean(),
  noteOnMention: z.boolean(),
  statsOnTop: z.boolean(),
  emergencyNumber: z.string(),
  /** Examples of topics. */
  topics: z.array(z.string()),
  help: z.object({ articles: z.array(HelpLink), support: z.optional(HelpLink) }),
  /** Within what time the practice expects to answer, in milliseconds. */
  answerWithin: z.optional(z.int()),
  /** When it is open; all of the time where nothing is said. */
  hours: z.optional(PageHours),
  /** There are tasks here; staff alone are told. */
  tasking: z.optional(z.boolean()),
  /** Patients can be texted; staff alone are told. */
  texting: z.optional(z.boolean()),
  /** Messages to patients come due by a rhythm; staff alone are told. */
  cadence: z.optional(z.boolean()),
  /** What goes out to phones, and what it costs; staff alone are told. */
  texts: z.optional(TextRules),
});
export type PagePractice = z.infer<typeof PagePractice>;

/** The kinds that somebody of this side can start here, in the practice's order. */
export function startsOf(settings: PracticeSettings, side: "staff" | "portal"): StartForm[] {
  return [...new Set(settings.kinds)].flatMap(kind => {
    const policy = policyOf(settings, kind);
    if (!isStartedBy(policy, side)) return [];
    const questionnaire = side === "portal" && starting[kind].questionnaire;
    const empty = beginsEmpty(kind, side);
    const attach = empty || questionnaire ? null : allowedHere(policy.attachments, settings);
    const form: StartForm = {
      kind,
      title: policy.title,
      unique: policy.unique,
      empty,
      questionnaire,
      addressed: policy.audience === "single-recipient",
      staffOnly: policy.audience === "staff",
      ...(attach === null ? {} : { attach }),
      ...(canEncrypt(settings, policy) ? { encrypts: true } : {}),
    };
    return [form];
  });
}

/**
 * Why a file cannot be brought up for the first message of what is begun by this form, or null. Whether that is encrypted is
 * known when it begins, and looked at then: until then a sealed file goes wherever it could be.
 */
export function startUploadProblem(
  { attach, encrypts }: Pick<StartForm, "attach" | "encrypts">,
  claim: Claim,
): Refusal | null {
  const isSealed = encrypts === true && claim.type === sealedFileType;
  return uploadProblem(attach && isSealed ? { ...attach, sealed: true } : (attach ?? null), claim);
}

/** Whether any of what is begun here makes tasks. */
function makesTasks(settings: PracticeSettings): boolean {
  const { tasking, cadence, kinds } = settings;
  return tasking && (cadence || kinds.some(kind => policyOf(settings, kind).task));
}

/** As a welcome of the practice of this name says it to somebody of this side. */
export function toldPractice(
  settings: PracticeSettings,
  of: "staff" | "portal" | "system",
  name: string,
): PagePractice {
  const side = of === "portal" ? "portal" : "staff";
  const { marker, markerLook, tabs, archive, search, reply, enterSends, answerWithin, hours } = settings;
  return {
    starts: startsOf(settings, side),
    marker,
    markerLook: markerLook[side],
    tabs: tabs[side],
    archive: archive[side],
    streamFilter: settings.streamFilter,
    minChars: search.minChars[side],
    reply: side === "portal" ? reply : "open",
    enterSends,
    noteOnMention: side === "staff" && settings.noteOnMention,
    statsOnTop: side === "staff" && settings.statsOnTop,
    emergencyNumber: settings.emergencyNumber ?? emergencyNumberOf(settings.country),
    topics: settings.topics,
    help: settings.help,
    ...(answerWithin === undefined ? {} : { answerWithin }),
    ...(hours === undefined ? {} : { hours }),
    ...(side === "staff" && makesTasks(settings) ? { tasking: true } : {}),
    ...(side === "staff" && settings.texting ? { texting: true, texts: textRulesOf(settings, name) } : {}),
    ...(side === "staff" && settings.cadence ? { cadence: true } : {}),
  };
}
