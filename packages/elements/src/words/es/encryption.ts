/** Spanish: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "Cifrado de extremo a extremo",
  encryptionStates: {
    opening: "Se están abriendo los mensajes cifrados…",
    "locked-out": "Este dispositivo no puede leer aquí, y ya no escribe aquí nadie que pueda darle la clave.",
    outside:
      "No puede leer esta conversación. La leerá desde que participe: al escribir, o cuando alguien le mencione.",
    "no-device": "En este dispositivo no se pueden leer ni escribir mensajes cifrados.",
    untrusted:
      "Las claves más recientes de esta conversación no son de un dispositivo confirmado por su consultorio. No se puede escribir nada hasta que se resuelva. Avise a su consultorio.",
    failed: "Ahora mismo no se pueden abrir los mensajes cifrados. Se intentará de nuevo.",
  },
  encryptionWaits:
    "Este dispositivo todavía no puede leerlo todo. Abra esta conversación en un dispositivo que sí pueda.",
  sealOpening: "Abriendo…",
  sealLocked: n =>
    count(n, {
      one: "Un mensaje escrito antes de que este dispositivo pudiera leer",
      other: "# mensajes escritos antes de que este dispositivo pudiera leer",
    }),
  sealForged: "Este mensaje no es del dispositivo que indica. No se muestra.",
  sealRepeated: "Este mensaje ya estaba aquí. No se muestra otra vez.",
  sealGap: "Falta un mensaje antes de este.",
  sealMoved: "Este mensaje se escribió antes que otro que está más arriba.",
  readerJoined: {
    you: "Usted puede leer a partir de aquí",
    other: who => `${who} puede leer a partir de aquí`,
  },
  readerLeft: {
    you: "Usted ya no puede leer a partir de aquí",
    other: who => `${who} ya no puede leer a partir de aquí`,
  },
  deviceLeft: {
    you: "Un dispositivo suyo ya no puede leer a partir de aquí",
    other: who => `Un dispositivo de ${who} ya no puede leer a partir de aquí`,
  },
  deviceNew: {
    you: "Un nuevo dispositivo suyo puede leer a partir de aquí",
    other: who => `Un nuevo dispositivo de ${who} puede leer a partir de aquí`,
    nobody: "Un nuevo dispositivo puede leer a partir de aquí",
  },
  keysShared: {
    you: "Otro dispositivo suyo puede leer lo escrito antes",
    other: who => `Otro dispositivo de ${who} puede leer lo escrito antes`,
    nobody: "Otro dispositivo puede leer lo escrito antes",
  },
  securityFailed: "No se pudo cargar. Compruebe su conexión.",
};
