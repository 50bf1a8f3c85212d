/**
 * A picture on a canvas: a page's policy may allow no picture from a blob, and allows this. The canvas has its shape before
 * the picture is there. It is drawn as large as it is shown, and again when it is shown larger.
 */
export class PictureCanvas {
  /** What each canvas shows, and how large it was drawn. */
  readonly #drawn = new WeakMap<HTMLCanvasElement, { readonly blob: Blob; readonly scale: number }>();

  /** `most`: its longer side in pixels. Rejects for what this browser cannot show. */
  async draw(canvas: HTMLCanvasElement, blob: Blob, most: number): Promise<void> {
    const before = this.#drawn.get(canvas);
    if (before?.blob === blob && before.scale >= most) return;
    this.#drawn.set(canvas, { blob, scale: most });
    try {
      const bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
      try {
        // Meanwhile another one was asked for.
        if (this.#drawn.get(canvas)?.blob !== blob) return;
        const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height));
        canvas.width = Math.max(1, Math.round(bitmap.width * scale));
        canvas.height = Math.max(1, Math.round(bitmap.height * scale));
        const context = canvas.getContext("2d");
        if (context === null) return;
        context.imageSmoothingQuality = "high";
        context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      } finally {
        bitmap.close();
      }
    } catch (error) {
      this.#drawn.delete(canvas);
      throw error;
    }
  }
}
