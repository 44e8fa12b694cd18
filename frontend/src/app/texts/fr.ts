/** Every namespace: src/locales/fr/<namespace>.json. */
export const texts = import.meta.glob<Record<string, unknown>>('../../locales/fr/*.json', {
  eager: true,
  import: 'default',
});
