/** Spanish: see the English table. */
import type { writing as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count, list, number } from "./forms.ts";

export const writing: Translated<typeof English> = {
  /** Where what is written goes to the patient's phone. */
  textGoes: {
    full: "Llega al teléfono del paciente como mensaje de texto",
    link: "El paciente recibe un mensaje de texto con un enlace",
  },
  textLink: "el mensaje de texto solo lleva un enlace",
  textNoPortal:
    "No se envía ningún mensaje de texto: solo llevan un enlace al portal, y este paciente no lo usa.",
  textCount: (texts, used, room) =>
    `${count(texts, { one: "# mensaje de texto", other: "# mensajes de texto" })}, ${used} de ${room} caracteres`,
  texts: n => count(n, { one: "# mensaje de texto", other: "# mensajes de texto" }),
  textCost: cost => `aprox. ${cost}`,
  textTooLong: n =>
    count(n, {
      one: "# carácter de más para un mensaje de texto",
      other: "# caracteres de más para un mensaje de texto",
    }),
  placeholder: "Escriba un mensaje",
  mergedAway: "Esta conversación se unió a otra. Escriba allí.",
  send: "Enviar",
  reply: "Responder",
  reopen: "Reabrir",
  draftKept: "Sin enviar y guardado como borrador:",
  notePlaceholder: "Escriba una nota solo para el personal",
  noteHint: "Solo el personal ve esta nota, nunca el paciente.",
  sendNote: "Enviar la nota solo para el personal",
  answering: names =>
    names.length === 1
      ? `${names[0]} está respondiendo`
      : names.length === 2
        ? `Están respondiendo: ${list(names)}`
        : "Varios colegas están respondiendo",
  answeredMeanwhile: names =>
    names.length === 1
      ? `${names[0]} respondió mientras usted escribía. Léalo antes de enviar.`
      : "Otros colegas respondieron mientras usted escribía. Léalo antes de enviar.",
  sendAnyway: "Enviar de todos modos",
  mention: "Mencionar a alguien",
  mentionCount: n =>
    count(n, {
      one: "# persona para mencionar. Flechas arriba y abajo para moverse, Enter para elegir.",
      other: "# personas para mencionar. Flechas arriba y abajo para moverse, Enter para elegir.",
    }),
  mentionMore: "Hay más personas que coinciden. Siga escribiendo para acotar la lista.",
  mentionNobody: name =>
    `${name} no menciona a nadie: aquí nadie tiene ese nombre. Elija a una persona de la lista para mencionarla.`,
  mentionGone: names => `Ya no se puede mencionar aquí a ${list(names)}. Quite la mención y envíe de nuevo.`,
  mentionReasons: { "mention-no-access": "No puede ver a este paciente" },
  mentionsTooMany: most =>
    count(most, {
      one: "Un mensaje puede mencionar como máximo a # persona.",
      other: "Un mensaje puede mencionar como máximo a # personas.",
    }),
  supportHint: "Invitar al soporte técnico de su consultorio",
  supportAsk: "¿Invitar al soporte?",
  supportSees: (patient, topic) =>
    `El soporte verá este mensaje y los siguientes, el nombre del paciente (${patient}) y su número, el tema (${topic}) y quién está en el equipo de atención. Nada anterior.`,
  supportSeesUntitled: patient =>
    `El soporte verá este mensaje y los siguientes, el nombre del paciente (${patient}) y su número, y quién está en el equipo de atención. Nada anterior.`,
  supportFor: minutes =>
    minutes === null
      ? "Su acceso termina por sí solo."
      : count(minutes, {
          one: "Su acceso termina por sí solo después de # minuto.",
          other: "Su acceso termina por sí solo después de # minutos.",
        }),
  invite: "Invitar",
  charactersLeft: n => count(n, { one: "Queda # carácter", other: "Quedan # caracteres" }),
  charactersOver: n => count(n, { one: "# carácter de más", other: "# caracteres de más" }),
  tooLong: most =>
    `Un mensaje puede tener como máximo ${number(most)} caracteres. Acórtelo o envíelo en partes.`,
  message: "Mensaje",
  encryptionShut: "Ahora mismo no puede escribir aquí.",
};
