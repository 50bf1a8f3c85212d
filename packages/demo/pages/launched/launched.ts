/** The page of an app that an EHR launched: the elements do everything about messages. */
import "./devices.ts";
import "@carethread/elements/define";

const messenger = document.querySelector("care-messenger");
for (const name of ["patient", "conversation"]) {
  const said = document.body.dataset[name];
  // A launch need not say of whom, or of which encounter.
  if (said) messenger?.setAttribute(name, said);
}
