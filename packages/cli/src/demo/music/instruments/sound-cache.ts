/** Keeps what was rendered once: music repeats its notes, and mixing a note costs a twentieth of rendering it. */
export type SoundCache = (name: string, render: () => Float32Array) => Float32Array;

export function createSoundCache(): SoundCache {
  const sounds = new Map<string, Float32Array>();
  return (name, render) => {
    const known = sounds.get(name);
    if (known) return known;
    const sound = render();
    sounds.set(name, sound);
    return sound;
  };
}
