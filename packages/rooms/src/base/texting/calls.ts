/** The bodies of calls about texts, between a practice's door to its provider, its patients, and their conversations. */
import { Delivery, Key, PhoneNumber, TextingMove, TextingStatus, UnclearText } from "@carethread/model";
import * as z from "zod/mini";

const AutomaticText = z.enum(["opt-in", "again", "failed", "enabled", "help", "no-files"]);

/**
 * patient → texting `internal/patient`: the patient's number and how they stand; null where nobody is to be reached by it.
 * `say` is what they are sent, the `n`th of such texts, and not before `after` (milliseconds since 1970).
 */
export const PushTexting = z.object({
  patient: Key,
  rev: z.int(),
  number: z.nullable(PhoneNumber),
  status: TextingStatus,
  /** The number's owner said STOP. */
  isStopped: z.optional(z.boolean()),
  say: z.optional(z.object({ n: z.int(), text: AutomaticText, after: z.optional(z.int()) })),
});
export type PushTexting = z.infer<typeof PushTexting>;

/** texting → patient `internal/heard` → HeardAnswer: a word for the provider, or a reply that may be the date of birth. */
export const Heard = z.object({
  /** The provider's id of the text: heard twice it counts once. */
  sid: z.string(),
  number: PhoneNumber,
  said: z.union([
    z.object({ keyword: z.enum(["stop", "start", "help"]) }),
    /** `isOpen` where it may be something else than an answer: then it does not count as a wrong one. */
    z.object({ body: z.string(), isOpen: z.boolean() }),
  ]),
});
export type Heard = z.infer<typeof Heard>;
/** What the patient is answered. */
export const HeardAnswer = z.object({
  isRight: z.boolean(),
  text: z.optional(AutomaticText),
  /** How the patient stood before; absent where the number is not theirs. */
  before: z.optional(TextingStatus),
  /** And how they stand now, by the `rev` of what is owed to the door: it may hear of that later than of this. */
  present: z.optional(z.object({ rev: z.int(), status: TextingStatus, isStopped: z.optional(z.boolean()) })),
});
export type HeardAnswer = z.infer<typeof HeardAnswer>;

/** texting → patient `internal/texted` → Arrived, and patient → conversation: what somebody wrote who may be texted. */
export const Texted = z.object({ sid: z.string(), text: z.string(), omitted: z.optional(z.int()) });
export type Texted = z.infer<typeof Texted>;

/** texting → patient `internal/unsent`: the `n`th text to them never arrives; `blocked` where the number's owner said STOP. */
export const Unsent = z.object({ number: PhoneNumber, n: z.optional(z.int()), blocked: z.boolean() });
export type Unsent = z.infer<typeof Unsent>;

/**
 * patient → texting `internal/unclear` → UnclearTexts: texts from a number of several patients; with `take` they are this
 * one's from now on.
 */
export const AskUnclear = z.object({ number: PhoneNumber, patient: Key, take: z.boolean() });
export const UnclearTexts = z.object({ texts: z.array(UnclearText) });
export type { UnclearText };

/** conversation → texting `internal/texts` → TextsTaken: messages that go out, behind one place of the log up to another. */
export const PushTexts = z.object({
  conversation: Key,
  patient: Key,
  /**
   * `id` is that of a message's text which is sent again: the same one is never sent twice. What is the practice's `own` is no
   * message, of which anybody hears what became of it.
   */
  texts: z.array(
    z.object({ message: Key, text: z.string(), id: z.optional(Key), own: z.optional(z.literal(true)) }),
  ),
  to: z.int(),
});
export type PushTexts = z.infer<typeof PushTexts>;
export const TextsTaken = z.object({ to: z.int() });

/** texting → conversation `internal/delivery`; `text` where the message was sent again by this one. */
export const PushDelivery = z.object({ message: Key, delivery: Delivery, text: z.optional(Key) });
export type PushDelivery = z.infer<typeof PushDelivery>;

/** patient → person `internal/texting`: how the patient moved, in the order of it; each of the staff says what they want to hear. */
export const PushMoves = z.object({
  patient: Key,
  moves: z.array(z.omit(TextingMove, { id: true, patient: true })),
});
export type PushMoves = z.infer<typeof PushMoves>;
