/** What a practice changes when it takes another preset. */
import type { Labels } from "../labels.ts";
import type { FlagName, FlagsChange, PracticeSettings } from "../settings/settings.ts";
import { type PresetName, presets, settingsOf } from "./presets.ts";

/** Flags of which presets say anything: the others are the practice's own, whatever preset it takes. */
function namedFlags(): FlagName[] {
  return [...new Set(Object.values(presets).flatMap(preset => Object.keys(preset) as FlagName[]))];
}

/** Nothing where the practice has that preset as it is. What the practice wrote itself stays: its topics and its labels. */
export function presetChange(present: PracticeSettings, preset: PresetName): FlagsChange {
  const next = settingsOf(preset);
  const before = present.preset === undefined ? undefined : settingsOf(present.preset);
  const isOwn = !isSame(present.topics, before?.topics ?? []);
  const topics = isOwn ? present.topics : next.topics;
  const taken = { ...next, topics, labels: takenLabels(present.labels, before?.labels, next.labels) };
  const changed = (["preset", ...namedFlags()] as const).filter(flag => !isSame(present[flag], taken[flag]));
  return Object.fromEntries(changed.map(flag => [flag, taken[flag] ?? null]));
}

/** The next preset's, with those of the practice's own that are not of the one before. */
function takenLabels(present: Labels = {}, before: Labels = {}, next: Labels = {}): Labels | undefined {
  const languages = [...new Set([...Object.keys(next), ...Object.keys(present)])];
  const taken = languages.flatMap(language => {
    const own = Object.entries(present[language] ?? {}).filter(
      ([word, text]) => before[language]?.[word] !== text,
    );
    const words = { ...next[language], ...Object.fromEntries(own) };
    return Object.keys(words).length === 0 ? [] : [[language, words] as const];
  });
  return taken.length === 0 ? undefined : Object.fromEntries(taken);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
