const scopes = { "files.read": "see this", "files.write": "change this", "files.manage": "share this" };

/** `<Grant>`. */
export const access = {
  grant: {
    scopes,
    SIGNED_OUT: (what: string) => `Sign in to ${what}.`,
    NOT_FOUND: (_what: string) => "This does not exist, or was not shared with you.",
    PERSON_LACKS_IT: (what: string) => `You may not ${what}. Ask whoever shared it with you.`,
    APP_LACKS_IT: (what: string) => `You have not allowed this app to ${what}.`,
    allow: "Allow it in your cloud",
  },
};
