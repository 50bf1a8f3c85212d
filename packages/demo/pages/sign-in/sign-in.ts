/** A mail's link says behind its # where it leads: no server sees it before somebody has signed in. */
const place = /^#(patients\/)?([a-z2-7]{26})$/.exec(location.hash);
if (place !== null) {
  const [, patients, key = ""] = place;
  const field = patients === undefined ? "conversation" : "patient";
  const input = document.querySelector<HTMLInputElement>(`input[name="${field}"]`);
  if (input !== null) input.value = key;
}
