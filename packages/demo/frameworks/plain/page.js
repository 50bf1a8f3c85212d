// Keeps the open conversation in the address, so that the server writes it into the page the next time.
function keep(id) {
  const address = new URL(location.href);
  if (id === null) address.searchParams.delete("conversation");
  else address.searchParams.set("conversation", id);
  history.replaceState(null, "", address);
}

document.addEventListener("care-open-conversation", event => keep(event.detail.id));
document.addEventListener("care-conversation-start", event => keep(event.detail.id));
document.addEventListener("care-conversation-leave", () => keep(null));
