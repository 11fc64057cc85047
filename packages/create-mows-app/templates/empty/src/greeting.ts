/** `hour` is of the local day, 0 to 23. */
export function greeting(name: string, hour: number): string {
  if (hour < 5) return `Still up, ${name}?`;
  if (hour < 12) return `Good morning, ${name}.`;
  return hour < 18 ? `Good afternoon, ${name}.` : `Good evening, ${name}.`;
}
