const username = /^[a-z0-9][a-z0-9._-]{1,31}$/;

/** 2 to 32 of a-z, 0-9, `.`, `_`, `-`, the first a letter or digit. */
export function isUsername(text: string): boolean {
  return username.test(text);
}
