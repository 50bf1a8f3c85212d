/** What more than one part says. */
import type { EndReason, NoToken, Status } from "@carethread/client";

/** The line over a thread or a list; empty where there is nothing to say. */
const status: Readonly<Record<Exclude<Status["state"], "ended" | "no-token">, string>> = {
  connecting: "Connecting…",
  live: "",
  reconnecting: "The connection was lost. Trying again…",
  offline: "You are offline. What you write is sent when you are back online.",
  unavailable: "",
  paused: "Updates are paused while you are away.",
};

/** Why nobody is known to the server. */
const noToken: Readonly<Record<NoToken["reason"], string>> = {
  expired: "Your session has ended. Please sign in again.",
  failed: "Messages are not available right now.",
};

const ended: Readonly<Record<EndReason, string>> = {
  "not-found": "This conversation is not available.",
  "right-lost": "You no longer have access to this conversation.",
  "wrong-version": "This page is out of date. Please reload it.",
  "bad-frame": "Something went wrong. Please reload the page.",
  "signed-out": "You are signed out.",
  "session-ended": "Your session has ended. Please sign in again.",
  "not-wiped":
    "You are signed out, but what you wrote could not be removed from this device. Tell your IT support, or clear this site’s data in the browser.",
};

/** As `ended`, for the list and the number, which are no conversation. */
const endedInbox: Readonly<Record<EndReason, string>> = {
  ...ended,
  "not-found": "Messages are not available for you here.",
  "right-lost": "You no longer have access to messages.",
};

export const general = {
  status,
  noToken,
  ended,
  endedInbox,
  neverReached: "The server cannot be reached. Trying again…",
  unreachable: "The server cannot be reached. Please check your connection and try again.",
  notSetUp: "Messages are not available on this page right now.",
  tryAgain: "Try again",
  signInAgain: "Sign in again",
  loading: "Loading…",
  cancel: "Cancel",
  messages: "Messages",
  conversation: "Conversation",
  markRead: "Mark as read",
  markUnread: "Mark as unread",
  openOther: "Open the other conversation",
  you: "You",
  note: "Staff-only note",
  /** What marks a whole conversation that is among staff. */
  staffOnly: "Staff only",
  patientId: (id: string) => `ID ${id}`,
  deceased: "Deceased",
  notRegistered: "No longer registered",
  careTeam: "Care team",
  encrypted: "Encrypted",
  newMessage: "New message",
  noMessages: "No messages yet",
};
