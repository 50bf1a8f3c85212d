/** Whether a file can be attached, before a byte of it is sent; and a picture made ready. */
import {
  type Allowed,
  attachmentProblem,
  type Claim,
  cleanFileName,
  contentProblem,
  fileTypes,
  isFileType,
  isImage,
  type RefusalCode,
  typeOfName,
} from "@carethread/model";
import type { Platform } from "../base/base.ts";

export interface Checked extends Claim {
  readonly blob: Blob;
  /** Of a picture. */
  readonly width?: number;
  readonly height?: number;
}

/** So many first bytes say what a file is. */
const first = 4096;

/** A picture may be larger than what may be sent, because it is made smaller; beyond this it is not even looked at. */
const mostOfPicture = 100 * 1024 * 1024;

/** What a file says that it is. Programs have names of their own for some types: there its name tells. */
export function claimOf(file: Blob): Claim {
  const name = cleanFileName(file instanceof File ? file.name : "");
  const said = file.type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const type = isFileType(said) ? said : (typeOfName(name) ?? said);
  return { name, type, size: file.size };
}

/** The file as it is to be sent, or why it cannot be. */
export async function check(
  file: Blob,
  allowed: Allowed | null,
  { picture }: Pick<Platform, "picture">,
): Promise<Checked | RefusalCode> {
  const claim = claimOf(file);
  const isPicture = isImage(claim.type) && picture !== undefined;
  const size =
    isPicture && claim.size <= mostOfPicture ? Math.min(claim.size, allowed?.size ?? 0) : claim.size;
  const problem = attachmentProblem(allowed, { ...claim, size }) ?? (await contentProblemOf(file, claim));
  if (problem !== null) return problem.refused;
  if (!isPicture) return { ...claim, blob: file };
  try {
    const ready = await picture(file);
    const renamed = renamedAs(claim.name, ready.blob.type);
    const { size } = ready.blob;
    const sent = { ...claim, name: renamed, type: ready.blob.type, size };
    return attachmentProblem(allowed, sent)?.refused ?? { ...sent, ...ready };
  } catch {
    // What this browser cannot show it cannot clean of its place either.
    return claim.type === "image/heic" ? "attachment-type" : "attachment-mismatch";
  }
}

async function contentProblemOf(file: Blob, claim: Claim) {
  try {
    return contentProblem(claim, new Uint8Array(await file.slice(0, first).arrayBuffer()));
  } catch {
    // It has been moved, or is a folder.
    return { refused: "attachment-gone" as const };
  }
}

/** The name with an extension of this type, where it has another one. */
function renamedAs(name: string, type: string): string {
  if (typeOfName(name) === type) return name;
  if (!isFileType(type)) return name;
  return cleanFileName(`${name.replace(/\.[^.]*$/, "")}.${fileTypes[type].extensions[0]}`);
}
