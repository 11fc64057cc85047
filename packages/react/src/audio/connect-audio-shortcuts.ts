import type { AudioEngine } from "./audio-engine.ts";

const seekStepMs = 5_000;
const volumeStep = 0.1;

/** Where keys are text, or where space and arrows already mean something. */
const takesKeys =
  "input, textarea, select, button, a[href], summary, [contenteditable], [role=slider], [role=option], [role=menuitem]," +
  " [role=tab], [role=radio], [role=checkbox], [role=switch], [role=textbox], [role=combobox]";
const takesText = "input:not([type=range], [type=checkbox], [type=radio]), textarea, select, [contenteditable]";

function shortcuts(engine: AudioEngine): Record<string, () => void> {
  const { seek, next, previous, toggle, setMuted, setVolume } = engine;
  const turnUp = (by: number) => setVolume(Math.round((engine.getSnapshot().volume + by) * 100) / 100);
  return {
    " ": toggle,
    m: () => setMuted(!engine.getSnapshot().muted),
    "shift+arrowright": () => seek(engine.getPosition().positionMs + seekStepMs),
    "shift+arrowleft": () => seek(engine.getPosition().positionMs - seekStepMs),
    "control+arrowright": next,
    "control+arrowleft": previous,
    "control+arrowup": () => turnUp(volumeStep),
    "control+arrowdown": () => turnUp(-volumeStep),
  };
}

/** Where a page is read from right to left, time runs that way too: sliders and arrows are mirrored. */
const mirrored: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

function chord(event: KeyboardEvent): string {
  const held = [event.ctrlKey && "control", event.altKey && "alt", event.metaKey && "meta", event.shiftKey && "shift"];
  const key = (document.dir === "rtl" && mirrored[event.key]) || event.key;
  return [...held.filter((name) => name !== false), key.toLowerCase()].join("+");
}

/**
 * Space plays and pauses, m mutes, Shift+arrows seek by five seconds, Control+arrows change track and volume; forward is
 * the direction of reading. Keys that
 * belong to what has the focus are left alone.
 */
export function connectAudioShortcuts(engine: AudioEngine, target: Window): () => void {
  const actions = shortcuts(engine);
  const onKeyDown = (event: KeyboardEvent) => {
    const action = actions[chord(event)];
    if (!action || event.defaultPrevented || engine.getSnapshot().state === "empty") return;
    const focused = event.target instanceof Element ? event.target : null;
    if (focused?.closest(event.key === " " ? takesKeys : takesText)) return;
    if (event.repeat && (event.key === " " || event.key === "m")) return;
    event.preventDefault();
    action();
  };
  target.addEventListener("keydown", onKeyDown);
  return () => target.removeEventListener("keydown", onKeyDown);
}
