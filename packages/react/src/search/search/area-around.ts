import type { SearchArea } from "@mows/sdk/search";

export interface Place {
  /** Degrees, north positive. */
  readonly latitude: number;
  /** Degrees, east positive. */
  readonly longitude: number;
}

const kmPerDegree = 111.32;

/** So far in every direction from a place; across the 180th meridian where it reaches there. */
export function areaAround({ latitude, longitude }: Place, km: number): SearchArea {
  const high = km / kmPerDegree;
  const wide = Math.min(180, high / Math.max(0.01, Math.cos((latitude * Math.PI) / 180)));
  return {
    north: Math.min(90, latitude + high),
    south: Math.max(-90, latitude - high),
    west: wide === 180 ? -180 : wrap(longitude - wide),
    east: wide === 180 ? 180 : wrap(longitude + wide),
  };
}

const wrap = (degrees: number) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** The middle of an area and how far it reaches from there, in km. */
export function middleOf({ north, south, west, east }: SearchArea): Place & { readonly km: number } {
  const width = west <= east ? east - west : east + 360 - west;
  return {
    latitude: (north + south) / 2,
    longitude: wrap(west + width / 2),
    km: Math.round(((north - south) / 2) * kmPerDegree),
  };
}

/** A place as people write and copy it: `48.137, 11.575`, with N, S, E and W if they like. Null when it is none. */
export function parsePlace(text: string): Place | null {
  const found = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*°?\s*([NS])?[\s,;]+(-?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWO])?\s*$/i.exec(text);
  if (!found) return null;
  const latitude = Number(found[1]) * (found[2]?.toUpperCase() === "S" ? -1 : 1);
  const longitude = Number(found[3]) * (found[4]?.toUpperCase() === "W" ? -1 : 1);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
