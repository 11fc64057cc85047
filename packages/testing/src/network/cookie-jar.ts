/** The cookies of one origin, as a browser keeps them. */
export class CookieJar {
  readonly #values = new Map<string, string>();

  /** As in a request's header; null when there is none. */
  header(): string | null {
    if (this.#values.size === 0) return null;
    return [...this.#values].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Takes a `Set-Cookie` (RFC 6265 §5.2), or plain `name=value`. */
  store(cookie: string): void {
    const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf("="));
    if (attributes.includes("Max-Age=0")) this.#values.delete(name);
    else this.#values.set(name, pair.slice(name.length + 1));
  }

  clear(): void {
    this.#values.clear();
  }
}
