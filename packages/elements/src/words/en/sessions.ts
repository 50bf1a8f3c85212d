/** Where the person is signed in. */

export const sessions = {
  signedInAt: "Where you are signed in",
  signedInHint:
    "Messages are open in these places. End the ones that you do not know, and tell your practice.",
  sessionOwn: "This browser",
  sessionOn: (browser: string, system: string) => `${browser} on ${system}`,
  sessionUnknown: "Unknown device",
  sessionSince: (at: string) => `Since ${at}`,
  sessionActive: (at: string) => `Last active ${at}`,
  sessionEnd: "End",
  sessionEndNamed: (what: string) => `End: ${what}`,
  sessionEndOthers: "End all others",
  sessionEndAll: "End all, and sign in again",
  sessionEnded: "Ended.",
};
