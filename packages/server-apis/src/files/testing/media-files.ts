import { execFileSync } from "node:child_process";
import { mkdtempDisposableSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";

/** A photograph, held sideways, with the place and time that a camera writes down. */
export async function photo(width: number, height: number): Promise<Uint8Array<ArrayBuffer>> {
  const noise = { type: "gaussian" as const, mean: 120, sigma: 40 };
  const picture = sharp({ create: { width, height, channels: 3, background: "#446688", noise } })
    .jpeg({ quality: 80 })
    .withExif({
      IFD0: { Make: "Leica Camera AG", Model: "LEICA Q3" },
      IFD2: { DateTimeOriginal: "2025:07:14 21:30:00", OffsetTimeOriginal: "+02:00" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 8/1 3000/100",
        GPSLongitudeRef: "W",
        GPSLongitude: "11/1 30/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 });
  return new Uint8Array(await picture.toBuffer());
}

/** Whether films can be made and decoded here. */
export const filmsAreMade: boolean = (() => {
  try {
    execFileSync("ffmpeg", ["-version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

/** A film of a test pattern with a tone; `name` tells the container, `given` how it is encoded. */
export function film(name: string, seconds: number, given: readonly string[]): Uint8Array<ArrayBuffer> {
  using folder = mkdtempDisposableSync(join(tmpdir(), "film-"));
  const path = join(folder.path, name);
  const inputs = [
    ["-f", "lavfi", "-i", `testsrc2=size=320x180:rate=10:duration=${seconds}`],
    ["-f", "lavfi", "-i", `sine=frequency=440:duration=${seconds}`],
  ];
  execFileSync("ffmpeg", ["-nostdin", "-loglevel", "error", ...inputs.flat(), ...given, path]);
  return new Uint8Array(readFileSync(path));
}
