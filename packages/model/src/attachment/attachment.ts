/** Files beside the words of a message: what may be attached, what a file really is, and how far one is. */

export { Allowed } from "./allowed.ts";
export { typeOfContent } from "./content.ts";
export { FileType } from "./file-type.ts";
export { isImage } from "./images.ts";
export { cleanFileName } from "./name.ts";
export { isWholePart, type Parts, PartsBook, partBytes, partsOf, readParts, writtenParts } from "./parts.ts";
export { allowedHere, attachmentProblem, type Claim, contentProblem, uploadProblem } from "./rule.ts";
export {
  isScannable,
  isSealedFileSize,
  paddedFileSize,
  sealedFileName,
  sealedFileSize,
  sealedFileType,
  sealedPartBytes,
} from "./sealed-file.ts";
export { Attached, Attachment, attachedIn } from "./shape.ts";
export { AttachmentState, canBecome, isSettled } from "./states.ts";
export { fileTypes, isFileType, typeOfName } from "./types.ts";
