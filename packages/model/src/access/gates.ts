/**
 * What stands before every right to write with a patient, in this order: the practice offers messages, a channel of the
 * conversation's is on, and the patient is enabled for it. Whether the person has the right is asked after it.
 */
import type { PatientFacts } from "../people/people.ts";
import type { Policy, PracticeSettings } from "../practice/practice.ts";
import type { RefusalCode } from "../refusals/refusals.ts";

type Channel = Policy["channels"][number];
type Enabled = Partial<Pick<PatientFacts, "portal" | "linked" | "texting">>;

const isOn: Readonly<Record<Channel, (settings: PracticeSettings) => boolean>> = {
  portal: ({ portalMessaging }) => portalMessaging,
  sms: ({ texting }) => texting,
};

const isInPortal = ({ portal, linked = [] }: Enabled): boolean => portal ?? linked.length > 0;

const isEnabled: Readonly<Record<Channel, (patient: Enabled, settings: PracticeSettings) => boolean>> = {
  portal: isInPortal,
  // A link to the portal is nothing to who has none.
  sms: (patient, { textContent }) =>
    patient.texting === "enabled" && (textContent !== "link" || isInPortal(patient)),
};

type Texted = Enabled & Pick<PatientFacts, "deceased" | "withdrawn">;

/** Whether portal users have messages at all: where not, there is nothing of it to be seen. */
export function offersPortal(settings: Pick<PracticeSettings, "messaging" | "portalMessaging">): boolean {
  return settings.messaging && settings.portalMessaging;
}

/** Whether what staff write to everyone in such a conversation goes to the patient's phone as well. */
export function isTexted(
  settings: PracticeSettings,
  { channels }: Pick<Policy, "channels">,
  patient: Texted,
): boolean {
  return textsReach(settings, { channels }, patient) === "phone";
}

/**
 * Where what staff write to everyone goes besides: to the `phone`, or it would if the patient had the portal to which texts
 * only bring a link (`no-portal`); null where it is no matter of texts.
 */
export function textsReach(
  settings: PracticeSettings,
  { channels }: Pick<Policy, "channels">,
  patient: Texted,
): "phone" | "no-portal" | null {
  const isThere = !patient.deceased && patient.withdrawn !== true;
  const isOffered = settings.messaging && isOn.sms(settings) && channels.includes("sms");
  if (!isThere || !isOffered || patient.texting !== "enabled") return null;
  return isEnabled.sms(patient, settings) ? "phone" : "no-portal";
}

/** Why nobody writes with the patient by any of these channels; null where somebody may. Among staff alone nothing stands. */
export function gate(
  settings: PracticeSettings,
  { channels }: Pick<Policy, "channels">,
  patient: Enabled,
): RefusalCode | null {
  if (channels.length === 0) return null;
  if (!settings.messaging) return "messaging-off";
  const open = channels.filter(channel => isOn[channel](settings));
  if (open.length === 0) return "channel-off";
  if (settings.enrolmentNeeded && !open.some(channel => isEnabled[channel](patient, settings)))
    return "patient-not-enabled";
  return null;
}
