/** What an account is made of, wherever one is made. */
export const accountFields = {
  name: "Name",
  nameHint: "What others on this cloud see.",
  username: "Username",
  usernameHint: "To sign in with: 2 to 32 of a–z, 0–9, dot, underscore and hyphen.",
  password: "Password",
  passwordHint: "At least 10 characters. Several words are good, and easy to remember.",
};
