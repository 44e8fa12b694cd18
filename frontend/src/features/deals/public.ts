export { RelatedDeals } from './components/RelatedDeals';
