/**
 * The page of this address: the exact one, else the first whose pattern fits, where `*` stands for one segment
 * (`/settings/groups/*`).
 */
export function matchPage<Page>(pages: Readonly<Record<string, Page>>, pathname: string): Page | null {
  const exact = pages[pathname];
  if (exact !== undefined) return exact;
  const segments = pathname.split("/");
  for (const [pattern, page] of Object.entries(pages)) {
    const wanted = pattern.split("/");
    if (wanted.length === segments.length && wanted.every((part, index) => part === "*" || part === segments[index])) {
      return page;
    }
  }
  return null;
}
