/** What is said of a number of things; which forms there are differs by language, `other` is in all of them. */
export type PluralForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/**
 * Chooses by the plural rules of one language.
 *
 * @example
 * const plural = pluralIn("en");
 * plural(1, { one: "1 file", other: "1 files" }); // "1 file"
 */
export function pluralIn(language: string): (count: number, forms: PluralForms) => string {
  let rules: Intl.PluralRules | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    return forms[rules.select(count)] ?? forms.other;
  };
}
