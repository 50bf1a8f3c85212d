/** A picture drawn anew: place, device and whatever else stood beside its pixels are gone. Loaded when first needed. */
import type { Picture } from "../base/base.ts";

/** The longer side, in pixels: as much as a large screen shows. */
const longest = 2_560;

const quality = 0.86;

/** What a canvas can write and keep what is drawn as it is. */
const kept = ["image/png", "image/webp"];

/** Upright, whatever its device noted of how it was held. Rejects for what this browser cannot show. */
export async function readyPicture(picture: Blob): Promise<Picture> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: "from-image" });
  try {
    // Drawn, it would move no more.
    if (picture.type === "image/gif") return { blob: picture, width: bitmap.width, height: bitmap.height };
    const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
    const width = Math.max(1, Math.round(bitmap.width * scale));
    const height = Math.max(1, Math.round(bitmap.height * scale));
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("a picture cannot be drawn");
    context.imageSmoothingQuality = "high";
    context.drawImage(bitmap, 0, 0, width, height);
    const type = kept.includes(picture.type) ? picture.type : "image/jpeg";
    return { blob: await canvas.convertToBlob({ type, quality }), width, height };
  } finally {
    bitmap.close();
  }
}
