/** Says what is being waited for; shown with a delay, so that what comes at once does not flicker. */
export function Loading({ children }: { children: string }) {
  return <output className="loading">{children}</output>;
}
