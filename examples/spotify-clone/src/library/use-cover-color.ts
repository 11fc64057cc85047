import { useEffect, useState } from "react";

const SAMPLE_PX = 12;

/** The mean of a small copy's livelier pixels, as CSS colour; grey pictures give grey. */
function lively(pixels: Uint8ClampedArray): string {
  const sum = { red: 0, green: 0, blue: 0, weight: 0 };
  for (let offset = 0; offset < pixels.length; offset += 4) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(offset, offset + 3);
    const weight = 1 + Math.max(red, green, blue) - Math.min(red, green, blue);
    sum.red += red * weight;
    sum.green += green * weight;
    sum.blue += blue * weight;
    sum.weight += weight;
  }
  const mean = (channel: number) => Math.round(channel / sum.weight);
  return `rgb(${mean(sum.red)} ${mean(sum.green)} ${mean(sum.blue)})`;
}

/** A colour to set a cover's page in; null until it is known and where there is no cover. */
export function useCoverColor(coverUrl: string | null): string | null {
  const [found, setFound] = useState<{ coverUrl: string; color: string } | null>(null);
  useEffect(() => {
    if (coverUrl === null) return;
    let isWanted = true;
    const image = new Image();
    image.src = coverUrl;
    const sample = async () => {
      await image.decode();
      const canvas = document.createElement("canvas");
      canvas.width = SAMPLE_PX;
      canvas.height = SAMPLE_PX;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      if (!context || !isWanted) return;
      context.drawImage(image, 0, 0, SAMPLE_PX, SAMPLE_PX);
      setFound({ coverUrl, color: lively(context.getImageData(0, 0, SAMPLE_PX, SAMPLE_PX).data) });
    };
    // Without a picture the page simply keeps its plain colour.
    sample().catch(() => setFound(null));
    return () => {
      isWanted = false;
    };
  }, [coverUrl]);
  return found && found.coverUrl === coverUrl ? found.color : null;
}
