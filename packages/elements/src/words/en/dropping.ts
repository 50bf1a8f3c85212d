/** Where files can be attached. */
export const dropping = {
  attach: "Attach",
  dropFiles: "Drop files here to attach them",
};
