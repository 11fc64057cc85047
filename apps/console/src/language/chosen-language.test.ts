import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { chooseLanguage, chosenLanguage, subscribeToLanguage } from "./chosen-language.ts";

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  vi.stubGlobal("window", new EventTarget());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const preferring = (...languages: string[]) => vi.stubGlobal("navigator", { languages });

describe("the console's language", () => {
  it("is the first of the browser's that there is", () => {
    preferring("fr-CA", "de-AT", "en");
    expect(chosenLanguage()).toBe("de");
  });

  it("is English where the browser has none of them", () => {
    preferring("fr");
    expect(chosenLanguage()).toBe("en");
  });

  it("is what was chosen, and says so to who listens", () => {
    preferring("de");
    const heard = vi.fn<() => void>();
    const unsubscribe = subscribeToLanguage(heard);
    chooseLanguage("en");
    expect(chosenLanguage()).toBe("en");
    expect(heard).toHaveBeenCalledOnce();
    unsubscribe();
  });

  it("passes over a choice it does not know", () => {
    preferring("de");
    stored.set("mows-language", "tlh");
    expect(chosenLanguage()).toBe("de");
  });
});
