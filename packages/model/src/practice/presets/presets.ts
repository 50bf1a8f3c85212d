/** Whole settings to begin from: a practice takes one, and changes flags. Nothing but these tables knows their names. */
import { PracticeSettings } from "../settings/settings.ts";
import { careTeam } from "./care-team.ts";
import { coach } from "./coach.ts";
import { ehrChat } from "./ehr-chat.ts";
import { portalInbox } from "./portal-inbox.ts";
import type { Preset } from "./preset.ts";
import { topics } from "./topics.ts";

export type { Preset } from "./preset.ts";

export const presets = {
  coach,
  "care-team": careTeam,
  "portal-inbox": portalInbox,
  topics,
  "ehr-chat": ehrChat,
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;

/** The whole settings of a preset, with changes of a practice's own. */
export function settingsOf(preset: PresetName, changes: Preset = {}): PracticeSettings {
  return PracticeSettings.parse({ preset, ...presets[preset], ...changes });
}
