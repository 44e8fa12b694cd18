export { detour } from './parts';
