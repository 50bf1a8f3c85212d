/** Signing in again, where a session has ended: by the sign-in page, or where the address says whose page it is, anew. */
document.addEventListener("care-sign-in-ask", event => {
  event.preventDefault();
  const { query = "" } = document.body.dataset;
  location.href = query === "" ? "/sign-in" : `${location.pathname}${query}&again=yes${location.hash}`;
});
