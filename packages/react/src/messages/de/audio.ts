import type { Messages } from "../en.ts";

export const audio = {
  audioPlayer: {
    label: "Musikplayer",
    nothing: "Gerade läuft nichts",
    nowPlaying: (title, artist) => `Es läuft: ${title}${artist ? ` von ${artist}` : ""}`,
    previous: "Vorheriger Titel",
    play: "Abspielen",
    pause: "Pausieren",
    next: "Nächster Titel",
    seek: "Position",
    position: (at, length) => `${at} von ${length}`,
    shuffle: "Zufallswiedergabe",
    repeat: { off: "Wiederholung: aus", all: "Wiederholung: alle", one: "Wiederholung: ein Titel" },
    mute: "Stumm schalten",
    unmute: "Ton einschalten",
    volume: "Lautstärke",
    muted: "stumm",
    autoplayRefused: "Der Browser hat die Wiedergabe nicht von selbst beginnen lassen. Drück auf „Abspielen“.",
    notPlayed: {
      connection: (title) => `„${title}“ ließ sich nicht abspielen: Die Verbindung ist abgerissen.`,
      file: (title) =>
        `„${title}“ ließ sich nicht abspielen: Die Datei fehlt, oder dieser Browser kann sie nicht wiedergeben.`,
    },
    skipped: "Der Titel wurde übersprungen.",
    stopped: "Drück auf „Abspielen“, um es noch einmal zu versuchen.",
  },
} satisfies Pick<Messages, "audioPlayer">;
