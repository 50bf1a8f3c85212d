/** Korean: see the English table. */
import type { coaching as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const coaching: Translated<typeof English> = {
  messageDue: {
    today: "오늘 메시지를 보내야 합니다",
    overdue: (day: string) => `메시지 기한 지남(${day}부터)`,
    next: (day: string) => `다음 메시지: ${day}`,
  },
  /** Over a thread: what is due, and how often. */
  dueLine: (due: string, rhythm: string) => `${due} · ${rhythm}`,
  rhythmLine: (rhythm: string) => `메시지: ${rhythm}`,
  rhythm: "주기",
  rhythmHint: "이 환자에게 메시지를 보내는 주기입니다. 팀원 누구의 메시지든 포함됩니다.",
  /** What can be chosen. */
  rhythmChoices: {
    plan: "계획대로",
    daily: "매일",
    weekly: "매주",
    days: "며칠마다",
    paused: "일시 중지",
    "as-needed": "필요할 때",
  },
  rhythmEvery: "메시지 간격(일)",
  rhythmUntil: "일시 중지 종료일",
  rhythmUntilHint: "날짜를 정하지 않으면 변경할 때까지 중지됩니다.",
  rhythmReason: "사유",
  rhythmReasons: {
    preference: "환자의 희망",
    readiness: "환자의 준비 상태",
    unknown: "다른 사유",
  },
  noRhythmReason: "없음",
  saveRhythm: "저장",
  /** What holds, in a word. */
  rhythmIs: {
    daily: "매일",
    dailyUntil: (day: string) => `${day}까지 매일`,
    weekly: "매주",
    days: (n: number) => `${n}일마다`,
    paused: "일시 중지",
    pausedUntil: (day: string) => `${day}까지 일시 중지`,
    asNeeded: "필요할 때",
  },
  rhythmBecame: (who: string, rhythm: string) => `주기가 정해졌습니다(${who}): ${rhythm}`,
  rhythmBecameFor: (who: string, rhythm: string, reason: string) =>
    `주기가 정해졌습니다(${who}): ${rhythm}, 사유: ${reason}`,
  planBegan: (day: string) => `계획 시작(${day}): 2주 동안 매일, 그 뒤에는 매주 메시지를 보내야 합니다`,
  planEnded: "계획이 끝났습니다",
};
