/** Korean: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "환자의 새 메시지",
  newPatientMessageHint: "담당하시는 환자가 메시지를 보내면 알림을 받습니다.",
  unreadReminder: "읽지 않은 메시지 알림",
  unreadReminderHint: "환자의 메시지가 24시간 넘게 읽히지 않으면 알림을 받습니다.",
  newTask: "새 할 일",
  newTaskHint: "소속된 진료팀의 환자에 관한 새 할 일이 생기면 알림을 받습니다.",
  twoWayTexting: "양방향 문자",
  twoWayTextingHint:
    "담당하시거나 등록하신 환자의 문자 상태가 ‘대기 중’, ‘사용 중’, ‘실패’ 또는 ‘수신 거부’로 바뀌면 알림을 받습니다.",
  enterSends: "Enter로 메시지 보내기",
  enterSendsHint: "끄면 Enter는 줄을 바꾸고 Ctrl+Enter는 메시지를 보냅니다.",
};
