/** Arabic: see the English table. */
import type { thread as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, duration, list, number } from "./forms.ts";

export const thread: Translated<typeof English> = {
  profile: "الملف الشخصي",
  withCareTeam: "مع فريق الرعاية",
  withRecipient: (name: string) => `مع ${name}`,
  new: "جديد",
  latest: "الانتقال إلى الأحدث",
  latestShort: "الأحدث",
  newAbove: (n: number) =>
    count(n, {
      one: "رسالة جديدة واحدة في الأعلى، الانتقال إلى الأولى",
      two: "رسالتان جديدتان في الأعلى، الانتقال إلى الأولى",
      few: "# رسائل جديدة في الأعلى، الانتقال إلى الأولى",
      other: "# رسالة جديدة في الأعلى، الانتقال إلى الأولى",
    }),
  newBelow: (n: number) =>
    count(n, {
      one: "رسالة جديدة واحدة في الأسفل، الانتقال إلى الأولى",
      two: "رسالتان جديدتان في الأسفل، الانتقال إلى الأولى",
      few: "# رسائل جديدة في الأسفل، الانتقال إلى الأولى",
      other: "# رسالة جديدة في الأسفل، الانتقال إلى الأولى",
    }),
  newShort: (n: number) => `الجديد: ${number(n)}`,
  markUnreadFrom: "تعليم كغير مقروءة من هنا",
  older: "عرض رسائل أقدم",
  newer: "عرض رسائل أحدث",
  newerFailed: "تعذر تحميل الرسائل الأحدث.",
  olderFailed: "تعذر تحميل الرسائل الأقدم.",
  notLoaded: "أنت غير متصل بالإنترنت، وهذه المحادثة ليست في الصفحة بعد. ستظهر عند عودة الاتصال.",
  exportConversation: "تصدير المحادثة…",
  printConversation: "طباعة…",
  exportHint: "يُدوَّن كلا الأمرين في سجل المريض.",
  startedBy: {
    nobody: "بدأت المحادثة",
    you: "بدأت أنت المحادثة",
    team: "بدأ فريق الرعاية المحادثة",
    other: (who: string) => `بُدئت المحادثة بواسطة ${who}`,
  },
  closedBy: {
    nobody: "أُغلقت المحادثة",
    you: "أغلقت أنت المحادثة",
    team: "أغلق فريق الرعاية المحادثة",
    other: (who: string) => `أُغلقت المحادثة بواسطة ${who}`,
  },
  reopenedBy: {
    nobody: "أُعيد فتح المحادثة",
    you: "أعدت أنت فتح المحادثة",
    team: "أعاد فريق الرعاية فتح المحادثة",
    other: (who: string) => `أُعيد فتح المحادثة بواسطة ${who}`,
  },
  closedNow: {
    opens: (opens: string, call: string) =>
      `العيادة مغلقة الآن. تفتح ${opens}. في حالات الطوارئ، اتصل بالرقم ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `العيادة مغلقة الآن. تفتح ${opens}، ومدة الرد المعتادة بعد ذلك: ${duration(answer)}. في حالات الطوارئ، اتصل بالرقم ${call}.`,
  },
  toldClosed: {
    opens: (opens: string, call: string) =>
      `رد تلقائي: مغلقة حتى ${opens}. في حالات الطوارئ، اتصل بالرقم ${call}.`,
    within: (opens: string, answer: number, call: string) =>
      `رد تلقائي: مغلقة حتى ${opens}، ومدة الرد المعتادة بعد ذلك: ${duration(answer)}. في حالات الطوارئ، اتصل بالرقم ${call}.`,
  },
  taskRaised: {
    "message-due": "مهمة جديدة: مراسلة المريض",
    "new-conversation": "مهمة جديدة: الرد في هذه المحادثة",
    correction: "مهمة جديدة: الرد على طلب تصحيح",
    unanswered: "مهمة جديدة: لم يرد أحد بعد",
    unknown: "مهمة جديدة",
  },
  taskMoved: {
    claimed: (by: string) => `أُخذت المهمة: ${by}`,
    released: (by: string) => `أُعيدت المهمة: ${by}`,
    completed: (by: string) => `أُنجزت المهمة: ${by}`,
    cancelled: "أُلغيت المهمة",
    unknown: "تغيّرت المهمة",
  },
  taskHandedOver: (by: string, to: string) => `سُلّمت المهمة: ${by} ← ${to}`,
  taskHandedOverNote: (by: string, to: string, note: string) => `سُلّمت المهمة: ${by} ← ${to}: «${note}»`,
  stateOpen: "مفتوحة",
  stateClosed: "مغلقة",
  closeConversation: "إغلاق المحادثة",
  reopenConversation: "إعادة فتح المحادثة",
  encounter: (type: string) => `الزيارة: ${type}`,
  encounterStatus: { "in-progress": "جارية", finished: "منتهية" },
  goToEncounter: "الانتقال إلى الزيارة",
  linkKinds: { order: "طلب طبي", document: "مستند" },
  linked: {
    order: (title: string) => `طلب طبي مرتبط بالزيارة: ${title}`,
    document: (title: string) => `مستند مرتبط بالزيارة: ${title}`,
  },
  mergedInto: "دُمجت هذه المحادثة في محادثة أخرى وتستمر هناك",
  joined: (who: string) => `انضمام ${who} إلى المحادثة`,
  left: (who: string) => `مغادرة ${who} للمحادثة`,
  invited: (by: string, who: string) => `دُعي ${who} إلى المحادثة (الداعي: ${by})`,
  removed: (by: string, who: string) => `أُزيل ${who} بواسطة ${by}`,
  removedYou: (by: string) => `أُزلت أنت بواسطة ${by}`,
  invitedSupport: (by: string, until: string, who: string) => `استُدعي الدعم حتى ${until} (${by}): ${who}`,
  supportEnded: "انتهى وصول الدعم",
  followed: (who: string) => `تم تشغيل إشعارات ${who} عن هذا المريض`,
  unfollowed: (who: string) => `تم إيقاف إشعارات ${who} عن هذا المريض`,
  sending: "جارٍ الإرسال…",
  waiting: "في انتظار الاتصال",
  waitingForFiles: "تُرسل فور رفع ملفاتها",
  notSent: "لم تُرسل.",
  retry: "إعادة المحاولة",
  retryAll: "إعادة محاولة الكل",
  notSentCount: (n: number) =>
    count(n, {
      one: "لم تُرسل رسالة واحدة.",
      two: "لم تُرسل رسالتان.",
      few: "لم تُرسل # رسائل.",
      other: "لم تُرسل # رسالة.",
    }),
  edit: "تعديل",
  messageAt: (who: string, time: string) => `${who}، ${time}`,
  noteAt: (who: string, time: string) => `${who}، ${time}، ملاحظة للموظفين فقط`,
  sent: (n: number) =>
    count(n, { one: "أُرسلت الرسالة", two: "أُرسلت رسالتان", few: "أُرسلت # رسائل", other: "أُرسلت # رسالة" }),
  noteSent: "أُرسلت الملاحظة للموظفين فقط",
  announce: (who: string, text: string) => `${who}: ${text}`,
  announceNote: (who: string, text: string) => `${who}، ملاحظة للموظفين فقط: ${text}`,
  copied: (who: string, text: string) => `${who}: ${text}`,
  noteBy: (who: string) => `${who} (ملاحظة للموظفين فقط)`,
  announceMany: (n: number) =>
    count(n, {
      one: "رسالة جديدة واحدة",
      two: "رسالتان جديدتان",
      few: "# رسائل جديدة",
      other: "# رسالة جديدة",
    }),
  typing: (names: readonly string[]) =>
    names.length === 1
      ? `${names[0]}: جارٍ الكتابة…`
      : names.length === 2
        ? `${names[0]} و${names[1]}: جارٍ الكتابة…`
        : "عدة أشخاص يكتبون…",
  watchers: (names: readonly string[]) => `المتابعون: ${list(names)}`,
  archive: "أرشفة",
  unarchive: "إلغاء الأرشفة",
  settings: "إعدادات المحادثة",
  watch: "متابعة هذه المحادثة",
  watchHint: "يُنبَّه المتابعون إلى كل رسالة من المريض ومن الفريق.",
  followAsk: (patient: string) => `هل تريد تلقي إشعارات عن ${patient}؟`,
  followHint: "لست في فريق رعاية هذا المريض. هل تريد تلقي إشعارات برسائله الجديدة؟",
  followYes: "نعم، أشعرني",
  followNo: "لا",
  notRead: "استلموها ولم يقرؤوها بعد:",
  readBy: "قرأها:",
  andMore: (n: number) => `… و${number(n)} غيرهم`,
  showFewer: "عرض أقل",
  readByAll: "قرأها الجميع",
  readByTeam: "قرأها فريق الرعاية",
  whoRead: "من قرأ هذه الرسالة",
};
