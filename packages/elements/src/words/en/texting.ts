/** What is said of texting a patient. */
export const texting = {
  /** As the thread tells it. */
  textingBecame: {
    none: "Text messages: not enrolled",
    pending: "Text messages: Pending, until the patient confirms their date of birth",
    enabled: "Text messages: Enabled",
    failed: "Text messages: Failed",
    "opted-out": "Text messages: Opted Out",
  },
};
