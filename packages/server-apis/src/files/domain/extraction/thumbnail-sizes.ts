/** Pixels of the longer edge. The first is made in the fast pass, as soon as a file is there. */
export const thumbnailSizes = [128, 512, 1600] as const;

export type ThumbnailSize = (typeof thumbnailSizes)[number];

/** Which sizes a picture is made in: none that would show no more than the one before. */
export function usefulSizes(longerEdge: number): ThumbnailSize[] {
  const enough = thumbnailSizes.findIndex((size) => size >= longerEdge);
  return thumbnailSizes.slice(0, enough < 0 ? thumbnailSizes.length : enough + 1);
}
