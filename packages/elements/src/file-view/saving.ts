/** How a file leaves the page: to the device, or into a tab of its own. A page's policy lets a link do so. */

/** As long as a browser may take to begin with it. */
const within = 60_000;

/** Types that a tab shows by itself, and that run nothing. */
const openable = ["application/pdf", "text/plain"];

export function isOpenable(type: string): boolean {
  return openable.includes(type);
}

export function saveBlob(blob: Blob, name: string): void {
  follow(blob, link => {
    link.download = name;
  });
}

export function openBlob(blob: Blob): void {
  follow(blob, link => {
    link.target = "_blank";
    link.rel = "noopener";
  });
}

function follow(blob: Blob, how: (link: HTMLAnchorElement) => void): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  how(link);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), within);
}
