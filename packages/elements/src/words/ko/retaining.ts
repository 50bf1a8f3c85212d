/** Korean: see the English table. */
import type { retaining as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const retaining: Translated<typeof English> = {
  retaining: "보존 및 삭제",
  retainingFailed: "보존 및 삭제 내역을 불러오지 못했습니다.",
  retainingAbout:
    "보존 기간이 끝난 대화는 직원 두 명이 결정해야 영구 삭제됩니다. 한 명이 제안하고 다른 한 명이 승인합니다. 삭제 보류된 대화는 보존됩니다. 대화의 글 내용은 여기에 표시되지 않습니다.",
  retainingYears: (years: number) => count(years, { other: "대화는 마지막 메시지 이후 #년간 보존됩니다." }),
  /** Of who is a minor when the last message is written. */
  retainingMinors: (majority: number, years: number) =>
    count(years, {
      other: `그때 ${majority}세 미만인 환자의 대화는 최소한 ${majority}세가 된 뒤 #년까지 보존됩니다.`,
    }),
  retainingOff:
    "아무것도 삭제되지 않습니다. 기관 설정에 대화 보존 기간이 정해져 있지 않습니다. 삭제 보류는 기간이 정해진 날부터 적용됩니다.",
  retainingDue: "삭제 대상",
  retainingOf: (patient: string) => `${patient}님의 대화`,
  retainingNothingDue: "삭제 대상이 없습니다.",
  retainingNoneOf: "대화가 없습니다.",
  retainingCount: (n: number) => count(n, { other: "대화 #개" }),
  retainingIncomplete: "목록을 만드는 중이므로 아직 빠진 항목이 있을 수 있습니다.",
  retainingRefresh: "새로 고침",
  retainingMore: "삭제 대상 더 보기",
  retainingMoreHolds: "삭제 보류 더 보기",
  retainingLast: (day: string) => `마지막 메시지: ${day}`,
  retainingSince: (day: string) => `보존 만료: ${day}`,
  retainingUntil: (day: string) => `최소 보존 기한: ${day}`,
  retainingHeld: (reason: string) => `삭제 보류: ${reason}`,
  retainingHeldWhole: (reason: string) => `환자의 모든 대화와 함께 삭제 보류: ${reason}`,
  retainingProposed: (name: string, day: string) =>
    `${name}님이 ${day}에 삭제를 제안했습니다. 다른 사람이 승인해야 합니다.`,
  retainingProposedByYou: (day: string) =>
    `본인이 ${day}에 삭제를 제안했습니다. 직접 승인할 수 없습니다. 한 사람만으로는 아무것도 삭제되지 않습니다.`,
  retainingHiding: (name: string) =>
    `${name}님이 승인했습니다. 모든 사람에게서 숨기는 중이며, 완료되기 전에는 삭제 보류로 되돌릴 수 있습니다.`,
  retainingShowing: "대화가 보존되며 다시 표시되는 중입니다.",
  retainingErasing: "모든 사람에게서 숨겨졌으며 삭제되고 있습니다. 더 이상 중단할 수 없습니다.",
  retainingGone: (entry: string) => `삭제 증명은 환자 기록의 ${entry}번 항목입니다.`,
  retainingPropose: "삭제 제안",
  retainingApprove: "승인…",
  retainingErase: "영구 삭제",
  retainingSure:
    "대화가 모든 사람에게서 숨겨진 뒤 메시지, 파일, 검색에 남은 내용까지 영구 삭제됩니다. 증명과 글 내용을 뺀 로그만 남습니다.",
  retainingStop: "철회",
  retainingHold: "삭제 보류…",
  retainingHoldWhole: "모든 대화 삭제 보류…",
  retainingSetHold: "삭제 보류 설정",
  retainingHolds: "삭제 보류",
  retainingNoHolds: "삭제 보류가 없습니다.",
  retainingHoldCount: (n: number) => count(n, { other: "삭제 보류 #건" }),
  retainingWhole: "모든 대화",
  retainingOne: "대화 하나",
  retainingSetBy: (name: string, day: string) => `${name}님이 ${day}에 설정`,
  retainingLift: "해제…",
  retainingLiftNow: "삭제 보류 해제",
  retainingReason: "사유",
  retainingReasonHint: "환자 기록에 남습니다. 삭제 보류를 설정할 수 있는 모든 사람이 읽습니다.",
  retainingReasonNeeded: "사유를 입력해 주세요.",
  retainingDone: {
    hold: "삭제 보류를 설정했습니다.",
    lift: "삭제 보류를 해제했습니다.",
    propose: "제안했습니다. 다른 사람이 승인해야 합니다.",
    approve: "승인했습니다. 대화를 숨긴 뒤 삭제합니다.",
    stop: "철회했습니다. 대화가 보존됩니다.",
  },
};
