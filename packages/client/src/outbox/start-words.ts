/** What a start says, and whether a draft says the same. */
import { cleanText, type Kind } from "@carethread/model";
import type { StartDraft, StartOptions } from "../base/base.ts";
import { type KeptStart, unnamedKind } from "../kept/kept.ts";

export type StartWords = Omit<StartOptions, "commandId"> & Required<Pick<StartOptions, "kind">>;

/** What is not said is left out, so that equal words are the same. */
export function wordsOf(
  {
    patient,
    kind,
    title,
    text,
    answers,
    recipient,
    addressee,
    regarding,
    attachments = [],
    encrypted,
  }: KeptStart | StartOptions,
  usual: Kind,
): StartWords {
  const files = attachments.length === 0 ? undefined : attachments;
  const sealed = encrypted === true ? true : undefined;
  const said = Object.entries({
    ...{ title, text, answers, recipient, addressee, regarding },
    ...{ attachments: files, encrypted: sealed },
  });
  return {
    ...{ patient, kind: kind ?? usual },
    ...Object.fromEntries(said.filter(([, value]) => value !== undefined)),
  };
}

export const keptWords = (kept: KeptStart): StartWords => wordsOf(kept, unnamedKind);

/** Whether the draft says what was sent; what need not be chosen does not stand in it. */
export function isOf(draft: StartDraft | null, words: Omit<StartWords, "kind">): boolean {
  if (draft === null) return false;
  const { patient, title = "", text = "", recipient, addressee, regarding } = words;
  const whom = recipient ?? addressee;
  return (
    (draft.patient?.id ?? patient) === patient &&
    (draft.whom ?? whom) === whom &&
    (draft.regarding ?? regarding) === regarding &&
    cleanText(draft.topic) === title &&
    cleanText(draft.message) === text
  );
}
