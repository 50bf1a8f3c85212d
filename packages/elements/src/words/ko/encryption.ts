/** Korean: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "종단 간 암호화됨",
  encryptionStates: {
    opening: "암호화된 메시지를 여는 중입니다…",
    "locked-out": "이 기기에서는 여기를 읽을 수 없으며, 키를 줄 수 있는 사람이 더 이상 여기에 쓰지 않습니다.",
    outside:
      "이 대화를 읽을 수 없습니다. 메시지를 쓰거나 누군가 나를 언급하여 참여하면 그때부터 읽을 수 있습니다.",
    "no-device": "이 기기에서는 암호화된 메시지를 읽거나 쓸 수 없습니다.",
    untrusted:
      "이 대화의 최신 키가 의료기관이 확인한 기기의 것이 아닙니다. 바로잡힐 때까지 쓸 수 없습니다. 의료기관에 알려 주세요.",
    failed: "지금은 암호화된 메시지를 열 수 없습니다. 다시 시도합니다.",
  },
  encryptionWaits: "이 기기에서는 아직 모두 읽을 수 없습니다. 읽을 수 있는 기기에서 이 대화를 여세요.",
  sealOpening: "여는 중…",
  sealLocked: (n: number) => count(n, { other: "이 기기에서 읽을 수 있기 전에 작성된 메시지 #개" }),
  sealForged: "이 메시지는 표시된 기기에서 보낸 것이 아닙니다. 보여 주지 않습니다.",
  sealRepeated: "이 메시지는 이미 있던 것입니다. 다시 보여 주지 않습니다.",
  sealGap: "이 메시지 앞의 메시지가 빠져 있습니다.",
  sealMoved: "이 메시지는 위에 있는 메시지보다 먼저 작성되었습니다.",
  readerJoined: {
    you: "여기서부터 내가 읽을 수 있습니다",
    other: (who: string) => `여기서부터 ${who}님이 읽을 수 있습니다`,
  },
  readerLeft: {
    you: "여기서부터 나는 더 이상 읽을 수 없습니다",
    other: (who: string) => `여기서부터 ${who}님은 더 이상 읽을 수 없습니다`,
  },
  deviceLeft: {
    you: "여기서부터 내 기기 하나는 더 이상 읽을 수 없습니다",
    other: (who: string) => `여기서부터 ${who}님의 기기 하나는 더 이상 읽을 수 없습니다`,
  },
  deviceNew: {
    you: "여기서부터 내 새 기기에서 읽을 수 있습니다",
    other: (who: string) => `여기서부터 ${who}님의 새 기기에서 읽을 수 있습니다`,
    nobody: "여기서부터 새 기기에서 읽을 수 있습니다",
  },
  keysShared: {
    you: "내 다른 기기에서 이전에 작성된 것을 읽을 수 있습니다",
    other: (who: string) => `${who}님의 다른 기기에서 이전에 작성된 것을 읽을 수 있습니다`,
    nobody: "다른 기기에서 이전에 작성된 것을 읽을 수 있습니다",
  },
  securityFailed: "불러오지 못했습니다. 연결을 확인하세요.",
};
