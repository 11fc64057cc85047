type Fetch = (request: Request, clientAddress: string) => Promise<Response>;

/** A browser as far as sessions need one: cookies by host, redirects one at a time. */
export class TestBrowser {
  readonly #cloudOrigin: string;
  readonly #fetch: Fetch;
  readonly #clientAddress: string;
  /** Host to cookie name to value. */
  readonly #jar = new Map<string, Map<string, string>>();

  constructor(cloudOrigin: string, fetch: Fetch, clientAddress: string) {
    this.#cloudOrigin = cloudOrigin;
    this.#fetch = fetch;
    this.#clientAddress = clientAddress;
  }

  /** A request to this address with the cookies of its host, as a page on the same origin makes it. */
  request(address: string, init: RequestInit = {}): Request {
    const url = new URL(address, this.#cloudOrigin);
    const headers = new Headers(init.headers);
    const cookies = [...this.cookies(url.origin)].map(([name, value]) => `${name}=${value}`);
    if (cookies.length > 0 && !headers.has("cookie")) headers.set("cookie", cookies.join("; "));
    if (init.method === "POST") headers.set("origin", url.origin);
    return new Request(url, { ...init, headers });
  }

  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const request = this.request(address, init);
    const response = await this.#fetch(request, this.#clientAddress);
    const jar = this.cookies(new URL(request.url).origin);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";").map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf("="));
      const value = pair.slice(name.length + 1);
      if (attributes.includes("Max-Age=0")) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until something other than a route answers; returns that address. */
  async navigate(address: string): Promise<URL> {
    let url = new URL(address, this.#cloudOrigin);
    for (let steps = 0; steps < 10; steps += 1) {
      const response = await this.send(url.href);
      const location = response.headers.get("location");
      if (location === null) return url;
      url = new URL(location, url);
    }
    throw new Error(`redirected too often, last to ${url.href}`);
  }

  cookies(origin: string): Map<string, string> {
    const { host } = new URL(origin);
    const known = this.#jar.get(host) ?? new Map<string, string>();
    this.#jar.set(host, known);
    return known;
  }

  async signIn(username: string, password: string): Promise<Response> {
    return this.send("/.mows/auth/sign-in/username", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ username, password }),
    });
  }
}
