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

const isEnabled: Readonly<Record<Channel, (patient: Enabled) => boolean>> = {
  portal: ({ portal, linked = [] }) => portal ?? linked.length > 0,
  sms: ({ texting }) => texting === "enabled",
};

/** Whether portal users have messages at all: where not, there is nothing of it to be seen. */
export function offersPortal(settings: Pick<PracticeSettings, "messaging" | "portalMessaging">): boolean {
  return settings.messaging && settings.portalMessaging;
}

/** Whether what staff write to everyone in such a conversation goes to the patient's phone as well. */
export function isTexted(
  settings: PracticeSettings,
  { channels }: Pick<Policy, "channels">,
  patient: Pick<PatientFacts, "texting" | "deceased" | "withdrawn">,
): boolean {
  const isThere = !patient.deceased && patient.withdrawn !== true;
  return (
    isThere && settings.messaging && isOn.sms(settings) && channels.includes("sms") && isEnabled.sms(patient)
  );
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
  if (settings.enrolmentNeeded && !open.some(channel => isEnabled[channel](patient)))
    return "patient-not-enabled";
  return null;
}
