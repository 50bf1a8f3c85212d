/** What the practice's product has in this page, as its back end says. */
const {
  query = "",
  home,
  density,
  patients = "",
  reply,
  icon,
  chat,
  texting,
  plans,
  stream,
  encounters,
} = document.body.dataset;

/** What stands behind this page's requests, so that they are of the same person. */
export const asPerson = query;

export const features = {
  home: home === "messages" ? "messages" : "patients",
  density: density === "compact" ? "compact" : "comfortable",
  /** What the table of patients is called. */
  patients,
  /** Each patient of the table has a button *Reply*. */
  reply: reply === "yes",
  /** A chart's head has a message icon. */
  icon: icon === "yes",
  /** A chart has a tab with the patient's conversations. */
  chat: chat === "yes",
  /** Patients are created and updated here, with their phones. */
  texting: texting === "yes",
  /** Patients are coached by a plan, which is started and ended here. */
  plans: plans === "yes",
  /** Appointments and plans stand in the patient's stream. */
  stream: stream === "yes",
  /** A chart has a tab with the patient's encounters. */
  encounters: encounters === "yes",
} as const;
