/** The dev servers of apps that are being built on this machine. Ports are of its loopback address, and nothing else is reached. */
export type DevServer = {
  /** Its answer to a page's request for one of the app's own files. Carries no cookie there and brings none back. */
  fetch(port: number, request: Request): Promise<Response>;
};
