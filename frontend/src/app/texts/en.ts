/** Every namespace: src/locales/en/<namespace>.json. */
export const texts = import.meta.glob<Record<string, unknown>>('../../locales/en/*.json', {
  eager: true,
  import: 'default',
});
