/** Where a document is opened in the console. */
export const documentAddress = (id: string): string => `/files/document/${id}`;

/** The document that an address is of; "" for another address. */
export const documentAt = (pathname: string): string => /^\/files\/document\/([^/]+)$/.exec(pathname)?.[1] ?? "";
