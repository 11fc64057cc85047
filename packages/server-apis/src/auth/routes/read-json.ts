const usualBytes = 8 * 1024;

/** Null for what is too long or no JSON; a form of another site cannot send this media type (Fetch §2.2.2). */
export async function readJson(request: Request, maximumBodyBytes = usualBytes): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get("content-type") ?? "")) return null;
  if (Number(request.headers.get("content-length") ?? 0) > maximumBodyBytes) return null;
  const text = await request.text();
  if (text.length > maximumBodyBytes) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
