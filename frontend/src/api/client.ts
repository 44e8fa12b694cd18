import { createApi } from './http';
import type { components, paths } from './schema.gen';

/** The contract as functions: `client.GET('/api/accounts/{id}', …)`. Refusals are thrown. */
export const client = createApi<paths>();

/** A record of the contract: `Schema<'Account'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
