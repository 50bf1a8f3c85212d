/** How files are shown and saved, wherever they stand. */
export { contentOf, keepContent } from "./contents.ts";
export { fileIcons } from "./file-icons.ts";
export { PictureCanvas } from "./picture-canvas.ts";
export { isOpenable, openBlob, saveBlob } from "./saving.ts";
export { sizeText } from "./size-text.ts";
export { uploadSentence } from "./upload-sentence.ts";
