/** How long the person is signed in. */

export const session = {
  sessionEndsIdle: (at: string) =>
    `You have done nothing for a while. Your session ends at ${at}. Press any key to stay signed in.`,
  sessionEnds: (at: string) =>
    `You have been signed in for long. Your session ends at ${at}, and you sign in again. What you have not sent stays with you.`,
  sessionStay: "Stay signed in",
};
