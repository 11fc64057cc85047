/** The languages of the console. */
export const languages = ["en", "de"] as const;
export type Language = (typeof languages)[number];

const storageKey = "mows-language";
const listeners = new Set<() => void>();

export function subscribeToLanguage(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** What was chosen on this device, else the first of the browser's languages that the console has, else English. */
export function chosenLanguage(): Language {
  const wanted = [localStorage.getItem(storageKey), ...navigator.languages];
  for (const tag of wanted) {
    const language = languages.find((known) => known === tag?.split("-")[0]?.toLowerCase());
    if (language !== undefined) return language;
  }
  return "en";
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
  for (const listener of listeners) listener();
}
