/** Spanish: see the English table. */
import type { texting as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const texting: Translated<typeof English> = {
  mobilePhone: "Teléfono móvil",
  mobilePhoneInvalid: "No es un número de móvil al que se puedan enviar mensajes de texto.",
  textMessages: "Mensajes de texto",
  textMessagesHint:
    "Al guardar, se envía al paciente un mensaje de texto que le pregunta su fecha de nacimiento.",
  textingStatus: {
    none: "",
    pending: "Pendiente",
    failed: "Fallido",
    "opted-out": "Dado de baja",
    enabled: "Activado",
  },
  textingPending: left =>
    count(left, {
      one: "Se preguntó al paciente su fecha de nacimiento. Queda # respuesta.",
      other: "Se preguntó al paciente su fecha de nacimiento. Quedan # respuestas.",
    }),
  textingGoesOut: time => `Se envía a las ${time}: hasta entonces es horario de silencio.`,
  textingWaits: "El mensaje de texto espera el fin del horario de silencio.",
  textingEnabled: "El paciente puede enviar y recibir mensajes de texto.",
  textingFailed: {
    replies: "Tres respuestas no tenían la fecha de nacimiento del paciente.",
    time: "En dos semanas, ninguna respuesta tuvo la fecha de nacimiento del paciente.",
    carrier: "El mensaje de texto no se pudo entregar a este número.",
    unknown: "No se pudo confirmar al paciente.",
  },
  textingOptedOut: {
    patient: "El paciente respondió STOP. Solo su propio START permite de nuevo los mensajes de texto.",
    staff: "Una persona del personal dio de baja al paciente.",
  },
  textingResend: "Haga clic aquí para reenviar",
  textingOptOut: "Haga clic aquí para dar de baja al paciente",
  textingConsent: "Registrar un nuevo consentimiento",
  textingUnclear: n =>
    count(n, {
      one: "# mensaje de texto llegó de este número, que también tiene otro paciente:",
      other: "# mensajes de texto llegaron de este número, que también tiene otro paciente:",
    }),
  textingTake: "Son de este paciente",
  textingUnknown: "No se sabe si se pueden enviar mensajes de texto al paciente.",
  textingDone: {
    invite: "El mensaje de texto se envió.",
    resend: "El mensaje de texto se envió de nuevo.",
    "opt-out": "El paciente fue dado de baja.",
    consent: "El consentimiento se registró y el mensaje de texto se envió.",
    take: "Los mensajes de texto están entre los mensajes del paciente.",
  },
  /** Under a message that came from a phone, or went to one. */
  textMessage: "Mensaje de texto",
  textDelivered: {
    sending: "Mensaje de texto · Enviando",
    sent: "Mensaje de texto · Enviado",
    delivered: "Mensaje de texto · Entregado",
    failed: "",
  },
  textFailed: why => `El mensaje de texto no llegó. ${why}`,
  /** Where nobody asked the carrier. */
  textGone: "Ya no se pueden enviar mensajes de texto al paciente a este número.",
  textAgain: "Enviar de nuevo",
  /** By the provider's code (https://www.twilio.com/docs/api/errors). */
  textProblems: {
    "21610": "El paciente respondió STOP.",
    "21211": "A este número no se pueden enviar mensajes de texto.",
    "21614": "El número no es de un teléfono móvil.",
    "30003": "El teléfono está apagado o fuera de cobertura.",
    "30004": "El operador lo rechazó: el teléfono bloquea los mensajes de texto.",
    "30005": "El operador lo rechazó: nadie tiene este número.",
    "30006": "El número es de una línea fija o no se puede acceder a su operador.",
    "30007": "El operador lo rechazó: su filtro tomó el mensaje por correo no deseado.",
    "21617": "Es demasiado largo para un mensaje de texto.",
    other: "El operador lo rechazó.",
  },
  textOmitted: n =>
    count(n, { one: "Se omitió # imagen o archivo", other: "Se omitieron # imágenes o archivos" }),
  /** What stands in a thread's header. */
  textingOff: "Mensajes de texto: desactivados en su consultorio",
  textingIn: {
    pending: "Mensajes de texto: pendiente",
    failed: "Mensajes de texto: fallido",
    "opted-out": "Mensajes de texto: dado de baja",
    enabled: "Mensajes de texto: activado",
  },
  /** As the thread tells it. */
  textingBecame: {
    none: "Mensajes de texto: no inscrito, porque el móvil de la historia clínica es otro",
    pending: "Mensajes de texto: pendiente, hasta que el paciente confirme su fecha de nacimiento",
    enabled: "Mensajes de texto: activado",
    failed: "Mensajes de texto: fallido",
    "opted-out": "Mensajes de texto: dado de baja",
  },
};
