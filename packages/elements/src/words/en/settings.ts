/** What the person is told of, and how they write. */

export const settings = {
  newPatientMessage: "New patient message",
  newPatientMessageHint: "You are notified when a patient whom you look after sends a message.",
  unreadReminder: "Unread message reminder",
  unreadReminderHint: "You are reminded when a patient’s message has been unread for more than 24 hours.",
  newTask: "New task",
  newTaskHint: "You are notified of new tasks about patients in whose care team you are.",
  twoWayTexting: "Two-Way Texting",
  twoWayTextingHint:
    "You are notified as a patient whom you look after, or enrolled, becomes Pending, Enabled, Failed or Opted Out.",
  enterSends: "Enter sends the message",
  enterSendsHint: "Turned off, Enter begins a new line, and Ctrl+Enter sends.",
};
