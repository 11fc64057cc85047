/** Where the volume outlives the page. */
export interface VolumeMemory {
  read(): RememberedVolume;
  write(volume: RememberedVolume): void;
}

export interface RememberedVolume {
  /** 0 to 1. */
  readonly volume: number;
  readonly muted: boolean;
}

const key = "mows.audio.volume";
const loudest: RememberedVolume = { volume: 1, muted: false };

function parse(stored: string | null): RememberedVolume {
  const found: unknown = JSON.parse(stored ?? "null");
  if (typeof found !== "object" || found === null || !("volume" in found) || !("muted" in found)) return loudest;
  const { volume, muted } = found;
  if (typeof volume !== "number" || !(volume >= 0 && volume <= 1) || typeof muted !== "boolean") return loudest;
  return { volume, muted };
}

/** Kept per origin. A browser that refuses storage, or holds something else under the key, plays at full volume. */
export const volumeInLocalStorage: VolumeMemory = {
  read() {
    try {
      return parse(localStorage.getItem(key));
    } catch {
      return loudest;
    }
  },
  write(volume) {
    try {
      localStorage.setItem(key, JSON.stringify(volume));
    } catch {
      // storage is full or refused: the volume still holds for this page
    }
  },
};
