export { type ImportKind, kinds, type Step, steps } from './model';
