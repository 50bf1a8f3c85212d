/** Simplified Chinese: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "今天应发消息",
    overdue: (day: string) => `${day}起逾期未发消息`,
    next: (day: string) => `下次应发消息：${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `消息：${rhythm}`,
  rhythm: "频率",
  rhythmHint: "应多久给该患者发一条消息。团队中任何人的消息都算。",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "按计划",
    daily: "每天",
    weekly: "每周",
    days: "每几天",
    paused: "暂停",
    "as-needed": "按需",
  },
  rhythmEvery: "每两条消息相隔天数",
  rhythmUntil: "暂停至",
  rhythmUntilHint: "不填日期则一直暂停，直至更改。",
  rhythmReason: "原因",
  rhythmReasons: {
    preference: "患者的意愿",
    readiness: "患者的准备情况",
    unknown: "其他原因",
  },
  noRhythmReason: "未说明",
  saveRhythm: "保存",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "每天",
    dailyUntil: (day: string) => `每天，至${day}`,
    weekly: "每周",
    days: (n: number) => `每 ${n} 天`,
    paused: "暂停",
    pausedUntil: (day: string) => `暂停至${day}`,
    asNeeded: "按需",
  },
  rhythmBecame: (who: string, rhythm: string) => `${who}设置了频率：${rhythm}`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `${who}设置了频率：${rhythm}（${reason}）`,
  planBegan: (day: string) => `计划于${day}开始：前两周每天应发一条消息，之后每周一条`,
  planEnded: "计划已结束",
};
