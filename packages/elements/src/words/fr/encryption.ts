/** French: see the English table. */
import type { encryption as English } from "../en/en.ts";
import type { Translated } from "../table.ts";
import { count } from "./forms.ts";

export const encryption: Translated<typeof English> = {
  fromEndToEnd: "Chiffré de bout en bout",
  encryptionStates: {
    opening: "Ouverture des messages chiffrés…",
    "locked-out":
      "Cet appareil ne peut pas lire ici, et plus personne n’écrit ici qui pourrait lui donner la clé.",
    outside:
      "Vous ne pouvez pas lire cette conversation. Vous la lirez dès que vous y participerez : en écrivant, ou quand on vous mentionne.",
    "no-device": "Sur cet appareil, les messages chiffrés ne peuvent être ni lus ni écrits.",
    untrusted:
      "Les clés les plus récentes de cette conversation ne viennent pas d’un appareil confirmé par votre cabinet. Rien ne peut être écrit tant que ce n’est pas réglé. Veuillez prévenir votre cabinet.",
    failed: "Les messages chiffrés ne peuvent pas être ouverts pour le moment. Nouvel essai à venir.",
  },
  encryptionWaits:
    "Cet appareil ne peut pas encore tout lire. Ouvrez cette conversation sur un appareil qui le peut.",
  sealOpening: "Ouverture…",
  sealLocked: n =>
    count(n, {
      one: "Un message écrit avant que cet appareil puisse lire",
      other: "# messages écrits avant que cet appareil puisse lire",
    }),
  sealForged: "Ce message ne vient pas de l’appareil qu’il indique. Il n’est pas affiché.",
  sealRepeated: "Ce message était déjà là. Il n’est pas affiché de nouveau.",
  sealGap: "Il manque un message avant celui-ci.",
  sealMoved: "Ce message a été écrit avant un autre qui figure plus haut.",
  readerJoined: { you: "Vous pouvez lire à partir d’ici", other: who => `${who} peut lire à partir d’ici` },
  readerLeft: {
    you: "Vous ne pouvez plus lire à partir d’ici",
    other: who => `${who} ne peut plus lire à partir d’ici`,
  },
  deviceLeft: {
    you: "L’un de vos appareils ne peut plus lire à partir d’ici",
    other: who => `Un appareil de ${who} ne peut plus lire à partir d’ici`,
  },
  deviceNew: {
    you: "Un nouvel appareil à vous peut lire à partir d’ici",
    other: who => `Un nouvel appareil de ${who} peut lire à partir d’ici`,
    nobody: "Un nouvel appareil peut lire à partir d’ici",
  },
  keysShared: {
    you: "Un autre de vos appareils peut lire ce qui a été écrit avant",
    other: who => `Un autre appareil de ${who} peut lire ce qui a été écrit avant`,
    nobody: "Un autre appareil peut lire ce qui a été écrit avant",
  },
  securityFailed: "Le chargement a échoué. Vérifiez votre connexion.",
};
