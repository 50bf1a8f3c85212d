/** In the browser: React takes over the page that the server wrote. */
import { hydrateRoot } from "react-dom/client";
import { Page, type Session } from "./page.tsx";

const app = document.getElementById("app");
const session = document.getElementById("session");
if (app !== null && session !== null) {
  hydrateRoot(app, <Page {...(JSON.parse(session.textContent ?? "") as Session)} />);
}
