/** A portal in React 19: development's strict mode, and a host that renders everything anew at each tick of its clock. */
import "@carethread/elements/define";
import "@carethread/elements/jsx";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Portal } from "./portal.tsx";

const app = document.getElementById("app");
if (app !== null) {
  createRoot(app).render(
    <StrictMode>
      <Portal />
    </StrictMode>,
  );
}
