/** What an entry of the record says, in words; of an entry with several changes one line each. */
import { type FlagName, type RecordItem, type RightChange, readEntry } from "@carethread/model";
import { dayOfUtc } from "../../text/text.ts";
import { formsOf } from "../../words/words.ts";
import type { AdministrationWords } from "../english.ts";

function rightSentence(change: RightChange, words: AdministrationWords): string {
  const { recordRights } = words;
  const side = change.on ? "on" : "off";
  if ("name" in change) {
    const said = recordRights[change.right][side];
    return said(change.name);
  }
  return recordRights[change.right][side];
}

export function sentencesOf(
  { entry, person }: Pick<RecordItem, "entry" | "person">,
  words: AdministrationWords,
  language: string,
): string[] {
  const read = readEntry(entry);
  switch (read?.type) {
    case "opened":
      return [words.recordOpened[read.reason]];
    case "shown":
      return [words.recordShown];
    case "searched":
      return [words.recordSearched[read.in](read.hits)];
    case "exported":
      return [words.recordExported[read.conversation === undefined ? read.what : "conversation"]];
    case "membership":
      return read.changes.map(({ person, in: where, is }) => words.recordMembership[where][is](person.name));
    case "rights":
      return read.changes.map(change => {
        const said = rightSentence(change, words);
        return person === undefined ? said : words.recordRightsOf(person.name, said);
      });
    case "session":
      return [words.recordSession[read.is]];
    case "settings": {
      const names = read.flags.map(flag => words.flagNames[flag as FlagName] ?? flag);
      return [words.recordSettings(formsOf(language).list(names))];
    }
    case "held":
    case "lifted": {
      const said = read.conversation === undefined ? words.recordHolds : words.recordHoldsOne;
      return [said[read.type](read.reason)];
    }
    case "purge":
      return [words.recordPurge[read.step]];
    case "purged": {
      const { kept, proposed, approved } = read.certificate;
      const day = (at: number) => dayOfUtc(language, at);
      const { messages, first, last } = kept;
      return [words.recordPurged(messages, day(first), day(last), proposed.by.name, approved.by.name)];
    }
    case "unsealed":
      return [words.recordUnsealed(read.who, read.reason)];
    default:
      return [words.recordUnknown];
  }
}
