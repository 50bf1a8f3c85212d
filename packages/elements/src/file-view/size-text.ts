const units = ["byte", "kilobyte", "megabyte"] as const;

/** A file's size as people say it: three digits at most. */
export function sizeText(language: string, bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  const maximumFractionDigits = unit > 0 && size < 10 ? 1 : 0;
  const unitDisplay = unit === 0 ? "long" : "short";
  const style = { style: "unit", unit: units[unit], unitDisplay, maximumFractionDigits } as const;
  return new Intl.NumberFormat(language, style).format(size);
}
