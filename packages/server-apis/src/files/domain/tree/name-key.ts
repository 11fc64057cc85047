/**
 * What makes two names the same name in one folder: full case folding by way of upper case (so that `ß` meets `SS`), in NFC.
 * Stored beside the name and unique per folder.
 */
export function nameKey(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}
