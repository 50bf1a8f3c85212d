/** What the practice's system puts between the messages, and looking through a conversation by what is in it. */

/** What an item of a sort is called as it is new, changed, and taken back. */
const calendarEvent = {
  new: "Appointment",
  changed: "Appointment changed",
  cancelled: "Appointment cancelled",
};
const planUpdate = {
  new: "Plan update",
  changed: "Plan changed",
  cancelled: "No longer in the plan",
};

export const stream = {
  streamItem: { "calendar-event": calendarEvent, "plan-update": planUpdate },
  streamWas: (before: string) => `Before: ${before}`,
  streamChangedSince: "This has changed since.",
  streamFilter: "Show in this conversation",
  streamFilters: {
    all: "Entire stream",
    "calendar-events": "Calendar events",
    "plan-updates": "Plan updates",
    attachments: "Attachments",
    links: "Links",
  },
  streamEmpty: {
    "calendar-events": "No calendar events in this conversation",
    "plan-updates": "No plan updates in this conversation",
    attachments: "No attachments in this conversation",
    links: "No links in this conversation",
  },
  streamFailed: "This could not be loaded.",
  streamGoTo: "Show among the messages",
};
