/** Arabic: see the English table. */
import type { settings as English } from "../en/en.ts";
import type { Translated } from "../table.ts";

export const settings: Translated<typeof English> = {
  newPatientMessage: "رسالة جديدة من مريض",
  newPatientMessageHint: "تتلقى إشعارًا عندما يرسل مريض تتولى رعايته رسالة.",
  unreadReminder: "التذكير بالرسائل غير المقروءة",
  unreadReminderHint: "تتلقى تذكيرًا عندما تبقى رسالة مريض غير مقروءة أكثر من 24 ساعة.",
  newTask: "مهمة جديدة",
  newTaskHint: "تتلقى إشعارًا بالمهام الجديدة عن المرضى الذين أنت في فريق رعايتهم.",
  twoWayTexting: "الرسائل النصية المتبادلة",
  twoWayTextingHint:
    "تتلقى إشعارًا عندما تصبح حالة الرسائل النصية لمريض تتولى رعايته أو سجّلته «قيد الانتظار» أو «مفعّلة» أو «فشلت» أو «ملغاة».",
  enterSends: "مفتاح Enter يرسل الرسالة",
  enterSendsHint: "عند الإيقاف يبدأ Enter سطرًا جديدًا، ويرسل Ctrl+Enter.",
};
