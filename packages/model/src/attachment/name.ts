/** What a file may be called: a name that is safe to show, to store and to save, whatever it was. */

/** The longest name, in UTF-16 code units, its extension included. */
const longest = 120;

/** What no system takes in a name, and what would make HTML or a header of it. */
const unsafe = /[<>:"|?*`]/g;

/** Characters that show nothing, or turn the order of what is shown: `gpj.exe` must not look like `exe.jpg`. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/** Names that are devices to some systems, whatever their extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Never empty, never a path, at most so long; the extension stays. Cleaned once more it is the same. */
export function cleanFileName(raw: string): string {
  const last =
    raw
      .replace(/\p{Cs}/gu, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  const shown = last
    .normalize("NFC")
    .replace(unseen, "")
    .replace(unsafe, "_")
    .replace(/\s+/g, " ")
    .replace(/^[ .]+|[ .]+$/g, "");
  const named = shown === "" ? "file" : shown.replace(device, found => `_${found}`);
  return shortened(named);
}

/** Never cut inside a character. */
function shortened(name: string): string {
  if (name.length <= longest) return name;
  const extension = /\.[a-z0-9]{1,10}$/i.exec(name)?.[0] ?? "";
  const stem = name.slice(0, longest - extension.length).replace(/[\ud800-\udbff]$/, "");
  return `${stem.replace(/[ .]+$/, "")}${extension}`;
}
