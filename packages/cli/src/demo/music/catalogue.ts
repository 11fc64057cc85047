import type { StyleName } from "./compose-track.ts";
import type { CoverName } from "./covers/draw-cover.ts";
import type { Key } from "./harmony.ts";

export interface Track {
  readonly artist: string;
  readonly title: string;
  readonly style: StyleName;
  readonly key: Key;
  readonly bpm: number;
  readonly bars: number;
}

export interface Album {
  readonly albumArtist: string;
  readonly title: string;
  readonly year: number;
  readonly genre: string;
  readonly format: "mp3" | "flac";
  readonly cover: CoverName;
  readonly isCompilation: boolean;
  readonly tracks: readonly Track[];
}

interface Voice {
  readonly artist: string;
  readonly style: StyleName;
  readonly bars: number;
}

const haldenMere: Voice = { artist: "Halden Mere", style: "ambient", bars: 4 };
const okoTamsin: Voice = { artist: "Oko Tamsin", style: "lo-fi", bars: 7 };
const vexaQuartz: Voice = { artist: "Vexa Quartz", style: "synth-pop", bars: 10 };
const ilseVarnholt: Voice = { artist: "Ilse Varnholt", style: "solo-piano", bars: 6 };
const juniperRelay: Voice = { artist: "The Juniper Relay", style: "folk", bars: 8 };

const track = (voice: Voice, title: string, bpm: number, key: readonly [number, Key["mode"]]): Track => {
  const [tonic, mode] = key;
  return { ...voice, title, bpm, key: { tonic, mode } };
};

/** The demo's music library. Every artist, album and title is invented. */
export const catalogue: readonly Album[] = [
  {
    albumArtist: "Halden Mere",
    title: "Tidal Glass",
    year: 2021,
    genre: "Ambient",
    format: "mp3",
    cover: "moonlit-tide",
    isCompilation: false,
    tracks: [
      track(haldenMere, "Harbour at Five", 56, [50, "lydian"]),
      track(haldenMere, "Salt Lines", 60, [53, "major"]),
      track(haldenMere, "Undertow", 54, [57, "dorian"]),
    ],
  },
  {
    albumArtist: "Oko Tamsin",
    title: "Night Bus Notebook",
    year: 2022,
    genre: "Lo-Fi",
    format: "mp3",
    cover: "window-lights",
    isCompilation: false,
    tracks: [
      track(okoTamsin, "Window Seat", 80, [51, "major"]),
      track(okoTamsin, "Rain on Route Nine", 76, [57, "dorian"]),
      track(okoTamsin, "Vending Machine Glow", 84, [53, "major"]),
    ],
  },
  {
    albumArtist: "Oko Tamsin",
    title: "Soft Errors",
    year: 2024,
    genre: "Lo-Fi",
    format: "mp3",
    cover: "quarter-tiles",
    isCompilation: false,
    tracks: [
      track(okoTamsin, "Undo, Undo", 88, [48, "major"]),
      track(okoTamsin, "Coffee Ring", 82, [55, "mixolydian"]),
      track(okoTamsin, "Paper Jam", 86, [52, "dorian"]),
    ],
  },
  {
    albumArtist: "Vexa Quartz",
    title: "Midnight Firmware",
    year: 2023,
    genre: "Synthpop",
    format: "mp3",
    cover: "signal-rings",
    isCompilation: false,
    tracks: [
      track(vexaQuartz, "Boot Sequence", 116, [57, "minor"]),
      track(vexaQuartz, "Neon Handshake", 120, [52, "minor"]),
      track(vexaQuartz, "Afterimage", 112, [54, "dorian"]),
      track(vexaQuartz, "Good Morning, Satellite", 124, [48, "major"]),
    ],
  },
  {
    albumArtist: "Ilse Varnholt",
    title: "Letters in Low Light",
    year: 2020,
    genre: "Modern Classical",
    format: "flac",
    cover: "paper-arcs",
    isCompilation: false,
    tracks: [
      track(ilseVarnholt, "To Whom It May Snow", 76, [57, "minor"]),
      track(ilseVarnholt, "Nachtfähre", 72, [50, "minor"]),
      track(ilseVarnholt, "The Unsent One", 80, [53, "major"]),
      track(ilseVarnholt, "Élise at the Window", 74, [55, "major"]),
    ],
  },
  {
    albumArtist: "The Juniper Relay",
    title: "Fieldnotes",
    year: 2019,
    genre: "Folk",
    format: "flac",
    cover: "leaf-and-hills",
    isCompilation: false,
    tracks: [
      track(juniperRelay, "Gate Left Open", 104, [55, "major"]),
      track(juniperRelay, "Larkspur", 96, [50, "mixolydian"]),
      track(juniperRelay, "Kindling", 100, [57, "dorian"]),
    ],
  },
  {
    albumArtist: "Various Artists",
    title: "Lantern Street, Vol. 1",
    year: 2025,
    genre: "Electronic",
    format: "mp3",
    cover: "lantern-grid",
    isCompilation: true,
    tracks: [
      track(vexaQuartz, "Paper Moon Protocol", 118, [53, "major"]),
      track(okoTamsin, "Noodle Bar, 2 AM", 82, [50, "dorian"]),
      track(juniperRelay, "Porch Light", 100, [52, "major"]),
      track(haldenMere, "Every Window Blue", 58, [55, "lydian"]),
      track(ilseVarnholt, "Closing Time", 78, [48, "major"]),
    ],
  },
];
