/** How a stream becomes a file of the person's: as it comes where the browser lets a page write one, else when it is whole. */
import { saveBlob } from "../file-view/file-view.ts";

interface Picking {
  showSaveFilePicker?(options: object): Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;
}

/** Takes the whole of it, and rejects where that fails: no half of it is left. */
export type Save = (stream: ReadableStream<Uint8Array>) => Promise<void>;

const type = "application/zip";

/** Asks where to save it; null where the person does not want to any more. Called at once when they press a button. */
export async function saveAs(name: string): Promise<Save | null> {
  const page = window as Picking;
  try {
    const types = [{ accept: { [type]: [".zip"] } }];
    const file = await page.showSaveFilePicker?.({ suggestedName: name, types });
    // What is written is a file only when all of it is.
    if (file !== undefined) return async stream => stream.pipeTo(await file.createWritable());
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") return null;
    // A frame of another origin may not ask.
  }
  return async stream => {
    const bytes = await new Response(stream).blob();
    saveBlob(new Blob([bytes], { type }), name);
  };
}
