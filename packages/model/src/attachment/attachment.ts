/** Files beside the words of a message: what may be attached, what a file really is, and how far one is. */
export { typeOfContent } from "./content.ts";
export { cleanFileName } from "./name.ts";
export { isWholePart, type Parts, PartsBook, partBytes, partsOf, readParts, writtenParts } from "./parts.ts";
export { Allowed, allowedHere, attachmentProblem, type Claim, contentProblem } from "./rule.ts";
export { Attached, Attachment, attachedIn } from "./shape.ts";
export { AttachmentState, canBecome, isSettled } from "./states.ts";
export { FileType, fileTypes, isImage, typeOfName } from "./types.ts";
