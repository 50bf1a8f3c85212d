/** The person’s own devices that can read encrypted conversations. */

export const devices = {
  devicesThatRead: "Devices that can read encrypted conversations",
  devicesHint: "Take off what is lost, or no longer yours.",
  devicesNone: "No device yet.",
  deviceOwn: "This device",
  deviceTakeOff: "Take off",
  deviceTakeOffNamed: (what: string) => `Take off: ${what}`,
  deviceAsk: (what: string) => `Take off ${what}?`,
  deviceAskFollows:
    "It reads nothing new then, in any conversation. What it has opened may stay on it. Everybody in these conversations is told.",
  deviceTakenOff: "Taken off.",
};
