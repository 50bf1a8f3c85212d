/** Files beside a message, as every part says them. */
import { count, list } from "./forms.ts";

const photos = (n: number): string => count(n, { one: "Photo", other: "# photos" });
const documents = (n: number): string => count(n, { one: "File", other: "# files" });

export const files = {
  attach: "Attach",
  dropFiles: "Drop files here to attach them",
  /** What a message brings that has no text. */
  attached: (images: number, others: number) =>
    others === 0
      ? photos(images)
      : images === 0
        ? documents(others)
        : list([photos(images), documents(others)]),
};
