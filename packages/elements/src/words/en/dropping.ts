/** Where files can be attached. */
export const dropping = {
  attach: "Attach",
  takePhoto: "Take a photo",
  dropFiles: "Drop files here to attach them",
};
