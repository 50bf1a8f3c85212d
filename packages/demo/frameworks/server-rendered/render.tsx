/** On the server: the page as it is sent. */
import { renderToString } from "react-dom/server";
import { Page, type Session } from "./page.tsx";

export function render(session: Session): string {
  return renderToString(<Page {...session} />);
}
