/** A coach's messenger: one stream a patient, watchers and mentions. */
import type { Preset } from "./preset.ts";

export const coach: Preset = {
  kinds: ["continuous"],
  notes: true,
  noteOnMention: true,
  watchOnReply: true,
  streamFilter: true,
  marker: "admitted",
  markerLook: { staff: "red-dot", portal: "blue-dot" },
  followQuestion: "banner",
  cadence: true,
  tabs: { staff: ["all", "due"], portal: [] },
  labels: {
    en: {
      listHeading: "Enrolled",
      conversations: "Enrolled",
    },
  },
};
