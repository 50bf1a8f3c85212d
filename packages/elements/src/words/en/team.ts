/** The care team. */

export const team = {
  notified: "Notified",
  notNotified: "Not notified of messages",
  away: "No longer active",
  watching: "Watching",
  hereNow: "Here now",
  unfollow: "Turn off notifications for this patient",
  follow: "Notify me about this patient",
  removeMember: "Remove from conversation",
  /** What a screen reader says of the button: what is seen on it, then whom. */
  removeMemberNamed: (label: string, who: string) => `${label}: ${who}`,
  removeAsk: (who: string) => `Remove ${who}?`,
  removeHint: "They leave this conversation and are no longer told of its messages.",
  remove: "Remove",
  notInTeam: "Not in the care team",
  byInvitation: "Invited",
  patientSide: "Patient and family",
  people: "People",
  noTeam: "Nobody is in this care team yet.",
  teamHint: "Reads and answers your messages",
};
