import exifReader, { type Exif } from "exif-reader";
import { cleanText } from "./clean-text.ts";
import type { ImageFacts } from "../domain/extraction/extracted.ts";

export type CameraFacts = Pick<ImageFacts, "takenAt" | "camera" | "latitude" | "longitude">;

export const noCamera: CameraFacts = { takenAt: null, camera: null, latitude: null, longitude: null };

/** When, where and with what a picture was taken, of its EXIF block; nothing of a broken one. */
export function readCamera(block: Uint8Array): CameraFacts {
  try {
    const exif = exifReader(Buffer.from(block));
    return { takenAt: takenAt(exif), camera: camera(exif), ...place(exif) };
  } catch {
    return noCamera;
  }
}

/** The moment the shutter opened; the library takes the camera's clock for UTC, and an offset says by how much it was not. */
function takenAt({ Photo: photo, Image: image }: Exif): string | null {
  const told = photo?.DateTimeOriginal ?? photo?.DateTimeDigitized ?? image?.DateTime;
  if (!(told instanceof Date) || Number.isNaN(told.getTime())) return null;
  const moment = new Date(told.getTime() - offsetMs(photo?.OffsetTimeOriginal ?? ""));
  const year = moment.getUTCFullYear();
  return year >= 1800 && year <= 2200 ? moment.toISOString() : null;
}

/** Of `+02:00`; 0 of what is none. */
function offsetMs(offset: string): number {
  const parts = /^(?<sign>[+-])(?<hours>\d\d):(?<minutes>\d\d)/.exec(offset)?.groups;
  if (parts === undefined) return 0;
  const minutes = Number(parts["hours"]) * 60 + Number(parts["minutes"]);
  return (parts["sign"] === "-" ? -minutes : minutes) * 60_000;
}

/** The maker once: many models begin with it. */
function camera({ Image: image }: Exif): string | null {
  const [maker, model] = [cleanText(image?.Make), cleanText(image?.Model)];
  if (maker === null || model === null) return model ?? maker;
  const known = model.toLowerCase().startsWith(maker.toLowerCase().split(" ")[0] ?? maker.toLowerCase());
  return known ? model : cleanText(`${maker} ${model}`);
}

function place({ GPSInfo: gps }: Exif): Pick<CameraFacts, "latitude" | "longitude"> {
  const latitude = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef === "S", 90);
  const longitude = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef === "W", 180);
  // 0, 0 is what cameras write that know no place.
  const known = latitude !== null && longitude !== null && !(latitude === 0 && longitude === 0);
  return known ? { latitude, longitude } : { latitude: null, longitude: null };
}

/** Degrees, minutes and seconds as one number, to about a decimetre. */
function degrees(parts: unknown, isNegative: boolean, largest: number): number | null {
  if (!Array.isArray(parts)) return null;
  const [whole = Number.NaN, minutes = 0, seconds = 0] = parts.map(Number);
  const value = whole + minutes / 60 + seconds / 3600;
  if (!Number.isFinite(value) || value < 0 || value > largest) return null;
  return Math.round((isNegative ? -value : value) * 1e6) / 1e6;
}
