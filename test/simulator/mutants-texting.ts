/** Rooms that lack a defence of how patients are texted: see texting/simulate.ts. */
import { type Mutant, rooms } from "./mutant.ts";
import { coachingMix } from "./texting/steps.ts";

const kind = "texting";
const stands = "a patient stands as follows from what was done";

export const textingMutants: readonly Mutant[] = [
  {
    lacks: "a door that asks the provider before it repeats a text",
    against: "a provider whose answer is lost",
    mutations: [rooms("texting/outgoing", "if (item.asked !== undefined) {", "if (item.asked === -1) {")],
    ...{ kind, seed: 1, says: "a text is sent once", isQuick: true },
  },
  {
    lacks: "a door that hears from the provider of a text while it asks for it",
    against: "a provider whose answer is lost",
    mutations: [rooms("texting/outgoing", "    if (!this.#items.has(n)) return null;\n", "")],
    ...{ kind, seed: 21, says: "a text is sent once" },
  },
  {
    lacks: "a door that sends nothing that was written before STOP",
    against: "other",
    mutations: [rooms("texting/outgoing", "return isWanted(item) ?", "return isWanted(item) || n > 0 ?")],
    ...{ kind, seed: 24, says: "who said STOP is sent nothing" },
  },
  {
    lacks: "a door for which a later word of the provider's is not the latest",
    against: "duplicate",
    mutations: [
      rooms(
        "texting/deliveries",
        "deliveryStep(delivery) <= deliveryStep(known.delivery)",
        "deliveryStep(delivery) === deliveryStep(known.delivery)",
      ),
      // The debt of it would not fall, and the conversation would know it again.
      rooms(
        "texting/deliveries",
        'prefix + id, deliveryStep(known.delivery), "version"',
        'prefix + id, this.#ports.now(), "version"',
      ),
      rooms(
        "conversation/texts",
        '}`, { type: "text-delivered"',
        '}` + performance.now(), { type: "text-delivered"',
      ),
    ],
    ...{ kind, seed: 35, says: "what became of a text never goes back|a text is as the provider said" },
  },
  {
    lacks: "a door that tells a number the second after the first",
    against: "other",
    mutations: [rooms("texting/outgoing", "      if (heads.has(item.to)) continue;\n", "")],
    ...{ kind, seed: 159, says: "texts go out in order" },
  },
  {
    lacks: "a door that asks again for a reply whose answer was lost",
    against: "a reply whose answer is lost",
    mutations: [
      rooms(
        "texting/incoming",
        "this.#asked.get(text.sid) ?? (await this.#asks(text, holders))",
        "await this.#asks(text, holders)",
      ),
    ],
    ...{ kind, seed: 18, says: `${stands}|nothing is kept of a reply`, isQuick: true },
  },
  {
    lacks: "a door that hears with an answer that the patient can write already",
    against: "kill between room and person",
    mutations: [
      rooms("texting/incoming", 'if (answer.before === "enabled") writers.push(holder);', ""),
      rooms("texting/numbers", "if (known === undefined || present === undefined) return {};", "return {};"),
    ],
    ...{ kind, seed: 15, says: stands },
  },
  {
    lacks: "a patient's room that is woken when two weeks are over",
    against: "time",
    mutations: [
      rooms("patient/texting", "next: () => nextEnrolment(this.#stored.enrolment),", "next: () => null,"),
    ],
    ...{ kind, seed: 2, says: stands },
  },
  {
    lacks: "a patient's room that counts a reply once",
    against: "duplicate",
    mutations: [rooms("patient/texting", "if (known !== undefined) return this.#settled(known);", "")],
    ...{ kind, seed: 23, says: stands },
  },
  {
    lacks: "a door that hands over a text when it is stored",
    against: "delay",
    mutations: [
      rooms(
        "texting/incoming",
        "    await ports.storage.settled();\n    for (const key of keys) {",
        "    for (const key of keys) {",
      ),
    ],
    options: { mix: { invite: 6, date: 10, say: 30, kill: 3, trap: 8, calls: 12 } },
    ...{ kind, seed: 89, says: `${stands}|nothing is kept of a reply` },
  },
  {
    lacks: "a text that is known when it comes again",
    against: "duplicate",
    mutations: [
      rooms("patient/texts", 'stableId("text", text.sid)', 'stableId("text", text.sid, ports.now())'),
    ],
    ...{ kind, seed: 1, says: `${stands}|a text is in one conversation once` },
  },
  {
    lacks: "a list of numbers that nobody has",
    against: "other",
    mutations: [
      rooms("texting/incoming", "this.#note(text.sid, put, remove)", "this.#note(text.sid, {}, remove)"),
    ],
    ...{ kind, seed: 7, says: "an operator hears of a number that nobody has" },
  },
  {
    lacks: "a door that stores the texts that it takes",
    against: "restart",
    mutations: [
      rooms(
        "texting/texting",
        "put: { ...owed.put, ...put }, remove: owed.remove });",
        "put: owed.put, remove: owed.remove });",
      ),
    ],
    options: { mix: { invite: 6, date: 10, say: 4, open: 8, send: 25, provider: 15, kill: 12 } },
    ...{ kind, seed: 13, says: "what staff say is sent" },
  },
  {
    lacks: "a conversation that is woken when a message comes due",
    against: "time",
    mutations: [rooms("conversation/time", "due: { next: nextDue,", "due: { next: () => null,")],
    options: { mix: coachingMix, steps: 90 },
    ...{ kind, seed: 1, says: "what is due follows from the log" },
  },
];
