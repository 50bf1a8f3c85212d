/** What a patient, or who acts for one, takes with them. */
export const downloads = {
  downloadMessages: "Download my messages",
  downloadAbout: "You get one file (zip) with everything that you see here:",
  downloadContents: [
    "All conversations on one page, to read and to print",
    "The pictures and files that were sent",
    "The same for other health apps (FHIR)",
  ] as readonly string[],
  downloadOf: "Whose messages",
  downloadKeep: "Keep it where only you can open it: the file is not locked.",
  downloadStart: "Download",
};
