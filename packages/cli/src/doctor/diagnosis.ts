/** What one check of `mows doctor` found. */
export type Diagnosis = {
  name: string;
  /** `failed` keeps the cloud from running; `warning` keeps something that was named from working. */
  state: "ok" | "warning" | "failed";
  /** What is there. */
  found: string;
  /** What to do about it; null when that is nothing. */
  advice: string | null;
};

export const ok = (name: string, found: string): Diagnosis => ({ name, state: "ok", found, advice: null });
export const warning = (name: string, found: string, advice: string): Diagnosis => ({
  name,
  state: "warning",
  found,
  advice,
});
export const failed = (name: string, found: string, advice: string): Diagnosis => ({
  name,
  state: "failed",
  found,
  advice,
});
