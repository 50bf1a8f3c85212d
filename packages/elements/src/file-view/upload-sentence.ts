import type { Upload } from "@carethread/client";
import type { attaching, refusals } from "../words/words.ts";

/** How far a file is, in words; empty where there is nothing to say any more. */
export function uploadSentence(
  { state, sent, size, refused }: Upload,
  words: typeof attaching & typeof refusals,
  language: string,
): string {
  switch (state) {
    case "checking":
      return words.fileChecking;
    case "uploading":
      return words.fileUploading(new Intl.NumberFormat(language, { style: "percent" }).format(sent / size));
    case "waiting":
      return words.fileWaiting;
    case "scanning":
      return words.fileScanning;
    case "ready":
      return "";
    case "failed":
      return refused === null ? words.fileFailed : words.refused[refused];
  }
}
