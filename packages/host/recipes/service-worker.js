/** The part of your page's service worker that shows what was pushed, and opens the conversation. */

/** The page of yours that has the inbox, on the origin of this file. */
const inbox = "/inbox";

const titles = {
  message: "A message waits for you",
  reminder: "A message still waits for you",
  task: "A task waits for you",
  correction: "An answer waits for you",
};

self.addEventListener("push", event => {
  const { reason, conversation } = event.data.json();
  // One notification a conversation: by the same tag a later one takes its place.
  const shown = { tag: conversation, data: { conversation } };
  event.waitUntil(self.registration.showNotification(titles[reason] ?? titles.message, shown));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.conversation));
});

/** In the inbox that is open already, by its hash alone; else in a new window. */
async function open(conversation) {
  const link = new URL(inbox, self.location.origin);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const known = windows.find(({ url }) => new URL(url).pathname === link.pathname);
  link.hash = conversation;
  if (known === undefined) return self.clients.openWindow(link.href);
  // Your page listens to it, and opens the conversation: a page that is navigated loses what is being written.
  known.postMessage({ type: "carethread-open", conversation });
  return known.focus();
}
